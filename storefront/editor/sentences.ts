import type { Strings } from "../desk.ts";
import type { Refusal } from "./api/refusal.ts";

/** Fills `{name}` in a sentence from the locales. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** What a refusal is to the shopper: our sentence for its code, the app's own where we have none. */
export function refusalSentence(strings: Strings, refusal: Refusal): string {
  const ours = fill(strings.errors[refusal.code] ?? "", refusal.values);
  if (ours && !/\{\w+\}/.test(ours)) return ours;
  return refusal.message || strings.errors.unavailable || refusal.code;
}
