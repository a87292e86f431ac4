import { beforeAll, describe, expect, test } from "vitest";
import { refusals } from "../../domain/errors.ts";
import { languages } from "./languages.ts";
import { loadWords, polarisWords, translated } from "./translations.ts";

const files = import.meta.glob<Record<string, unknown>>(["./*.ts", "!./*.test.ts"], { eager: true });
const english = Object.values(files)
  .flatMap((file) => Object.entries(file))
  .filter((entry): entry is [string, object] => entry[0].endsWith("Words") && typeof entry[1] === "object")
  .concat([["refusals", refusals]]);

type About = (...about: string[]) => string;
const marks = ["⟨a⟩", "⟨b⟩", "⟨c⟩", "⟨d⟩", "⟨e⟩"];

/** What differs between words and their translation, each by its path. */
function faults(original: unknown, other: unknown, path: string): string[] {
  if (typeof original !== typeof other) return [`${path} is missing, or of another kind`];
  if (typeof original === "string") return other === "" ? [`${path} is empty`] : [];
  if (typeof original === "function") return unsaid(original as About, other as About, path);
  const [had, has] = [original, other].map((words) => Object.keys(words as object)) as [string[], string[]];
  // Some languages speak of none as of one.
  const extra = has.filter((name) => !had.includes(name) && name !== "zero");
  const below = had.flatMap((name) =>
    faults((original as Record<string, unknown>)[name], (other as Record<string, unknown>)[name], `${path}.${name}`),
  );
  return [...extra.map((name) => `${path}.${name} is too much`), ...below];
}

/** A translation speaks of the same things: whatever is put into the English sentence is in it too. */
function unsaid(original: About, other: About, path: string): string[] {
  const said = other(...marks);
  if (said === "") return [`${path} says nothing`];
  const meant = marks.filter((mark) => original(...marks).includes(mark));
  return meant.filter((mark) => !said.includes(mark)).map((mark) => `${path} leaves out ${mark}`);
}

describe.each(languages.filter((language) => language !== "en"))("in %s", (language) => {
  beforeAll(() => loadWords(language));

  test.each(english)("%s are translated, each and with all they speak of", (name, words) => {
    const other = translated(language, words);
    expect(other).not.toBe(words);
    expect(faults(words, other, name)).toEqual([]);
  });

  test("Polaris speaks too", () => {
    expect(polarisWords(language)).toHaveProperty("Polaris.Common.cancel");
  });
});

test("the comparison finds what is missing, too much, empty or left out", () => {
  const words = { a: "x", b: { c: "y" }, d: (n: string) => `${n} things`, e: "z" };
  const other = { a: "", b: {}, d: () => "Dinge", e: "z", f: "w" };
  expect(faults(words, other, "words")).toEqual([
    "words.f is too much",
    "words.a is empty",
    "words.b.c is missing, or of another kind",
    "words.d leaves out ⟨a⟩",
  ]);
});

test("without a translation the words are English", () => {
  const words = { hello: "Hello" };
  expect(translated("en", words)).toBe(words);
  expect(translated("de", words)).toBe(words);
});
