import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { themeCheckRun } from "@shopify/theme-check-node";
import { expect, test, vi } from "vitest";
import { refusals } from "../../app/domain/errors.ts";

const root = path.resolve(import.meta.dirname, "../..");
const extension = path.join(root, "extensions/personalizer");
const assets = path.join(extension, "assets");

const read = (file: string) => readFile(path.join(extension, file), "utf8");

test("Shopify's theme check finds nothing to say about the extension", async () => {
  // Otherwise it asks GitHub whether Liquid's reference has changed; the one it came with makes the same check everywhere.
  vi.stubEnv("SHOPIFY_TLD_ROOT", path.join(root, "node_modules/@shopify/theme-check-docs-updater"));
  const { offenses } = await themeCheckRun(extension, "theme-check:theme-app-extension");
  expect(offenses.map(({ check, message, uri }) => `${check}: ${message} (${uri})`)).toEqual([]);
});

test("the script every shopper loads has at most 10,000 bytes", async () => {
  const entry = await readFile(path.join(assets, "personalizer.js"));
  expect(entry.length).toBeLessThanOrEqual(10_000);
});

test("the committed assets are what storefront/ builds", async () => {
  const fresh = await mkdtemp(path.join(tmpdir(), "likeness-widget-"));
  try {
    const script = path.join(root, "scripts/build-widget.mjs");
    await promisify(execFile)(process.execPath, [script, "--out", fresh]);
    const names = (await readdir(fresh)).sort();
    expect((await readdir(assets)).sort()).toEqual(names);
    for (const name of names) {
      const [built, committed] = await Promise.all([fresh, assets].map((dir) => readFile(path.join(dir, name))));
      expect(committed?.equals(built ?? Buffer.alloc(0)), `${name} is stale: run node scripts/build-widget.mjs`).toBe(
        true,
      );
    }
  } finally {
    await rm(fresh, { recursive: true });
  }
});

test("every sentence of the locales reaches the page, and only those", async () => {
  const locales: Record<string, Record<string, string>> = JSON.parse(await read("locales/en.default.json"));
  const known = Object.entries(locales).flatMap(([group, texts]) => Object.keys(texts).map((key) => `${group}.${key}`));
  const liquid = (await read("blocks/personalizer.liquid")) + (await read("snippets/strings.liquid"));
  const used = [...liquid.matchAll(/'([a-z_]+\.[a-z_]+)' \| t\b/g)].map(([, key]) => key);
  expect([...new Set(used)].sort()).toEqual(known.sort());
});

const languages = ["en.default", "de", "es", "fr"];
const sentencesIn = async (language: string) => {
  const groups: Record<string, Record<string, string>> = JSON.parse(await read(`locales/${language}.json`));
  return Object.entries(groups).flatMap(([group, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ key: `${group}.${key}`, text })),
  );
};

/** `t` may escape what it prints, and the script would show the escapes: sentences keep to letters that need none. */
test.each(languages)("no sentence of %s holds a sign that HTML escapes", async (language) => {
  expect((await sentencesIn(language)).filter(({ text }) => /[<>&"']/.test(text))).toEqual([]);
});

test.each(languages)("%s says everything English says, with the same names and numbers in it", async (language) => {
  const filled = (sentences: { key: string; text: string }[]) =>
    Object.fromEntries(sentences.map(({ key, text }) => [key, [...text.matchAll(/\{\{ \w+ \}\}/g)].flat().sort()]));
  expect(filled(await sentencesIn(language))).toEqual(filled(await sentencesIn("en.default")));
});

test("every refusal a shopper can meet has a sentence of its own", async () => {
  const meets =
    /^(photo|ticket|session|slot|crop|artwork|personalization)-|^(unavailable|storage-unavailable|scanner-unavailable|render-failed|too-many-requests|too-many-photos|shop-full)$/;
  const printersOnly = ["photo-changed"];
  const merchantsOnly = ["artwork-archived", "artwork-in-use"];
  const others = [...printersOnly, ...merchantsOnly];
  const strings = await read("snippets/strings.liquid");
  const silent = Object.keys(refusals).filter(
    (code) => meets.test(code) && !others.includes(code) && !strings.includes(`"${code}":`),
  );
  expect(silent).toEqual([]);
});
