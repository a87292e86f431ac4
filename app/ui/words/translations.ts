import type { AppProviderProps } from "@shopify/polaris";
import type { Language } from "./languages.ts";
import type { Words } from "./words.ts";

/** The admin in another language than English. */
export interface Translation {
  /** What Polaris says itself, in its buttons and for screen readers. */
  polaris: Exclude<AppProviderProps["i18n"], readonly unknown[]>;
  /** Each object of English words with its translation. */
  words: ReadonlyMap<object, object>;
}

type Load = () => Promise<Translation>;

/** A file of its own each, so that nobody is sent a language they don't read. */
const loads: Record<Exclude<Language, "en">, Load> = {
  de: async () => (await import("./de/german.ts")).german,
  es: async () => (await import("./es/spanish.ts")).spanish,
  fr: async () => (await import("./fr/french.ts")).french,
};

const loaded = new Map<Language, Translation>();

/** To be awaited before anything is drawn: drawing itself can't wait for words. */
export async function loadWords(language: Language): Promise<void> {
  if (language === "en" || loaded.has(language)) return;
  loaded.set(language, await loads[language]());
}

/** English words in another language, or as they are while nobody has translated them. */
export function translated<English extends object>(language: Language, english: English): Words<English> {
  return (loaded.get(language)?.words.get(english) ?? english) as Words<English>;
}

export function polarisWords(language: Language): Translation["polaris"] | undefined {
  return loaded.get(language)?.polaris;
}
