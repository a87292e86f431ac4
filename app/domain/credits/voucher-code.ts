import { randomInt } from "node:crypto";

/** No letter or digit that is taken for another when it is read aloud or typed. */
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const length = 12;

/** A code nobody guesses: one of 31^12. Written in fours: `ABCD-EFGH-JKMN`. */
export function newVoucherCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return (code.match(/.{4}/g) ?? []).join("-");
}

/** A code as a person types it, written as we keep it; null when it can be none. */
export function readVoucherCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  if (code.length !== length || [...code].some((letter) => !letters.includes(letter))) return null;
  return (code.match(/.{4}/g) ?? []).join("-");
}
