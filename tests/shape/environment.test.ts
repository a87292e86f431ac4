import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configSchema, readConfig } from "../../app/config.server.ts";
import { at } from "../../scripts/project.mjs";

const variables = Object.keys(configSchema.shape).sort();
const example = readFileSync(at(".env.example"), "utf8");

/** Lines that set something; one that begins with `# NAME=` shows a variable that may be left out. */
const shown = [...example.matchAll(/^(#\s*)?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, off, name, value]) => ({
  off: Boolean(off),
  name,
  value,
}));

describe(".env.example", () => {
  test("shows every variable the app reads, and no other", () => {
    expect(shown.map(({ name }) => name).sort()).toEqual(variables);
  });

  test("can be used once its empty lines, the secrets, are filled in", () => {
    const secret = Buffer.alloc(32).toString("base64");
    const set = Object.fromEntries(shown.filter(({ off }) => !off).map(({ name, value }) => [name, value || secret]));
    expect(() => readConfig(set)).not.toThrow();
  });

  test("carries no secret anyone could leave as it is", () => {
    const secrets = shown.filter(({ name }) => name?.endsWith("_KEY") && name !== "SHOPIFY_API_KEY");
    expect(secrets.length).toBeGreaterThan(1);
    expect(secrets.filter(({ value }) => value !== "")).toEqual([]);
  });

  test("leaves nothing out that has no default", () => {
    const leftOut = Object.fromEntries(shown.filter(({ off }) => off).map(({ name, value }) => [name, value]));
    expect(
      Object.keys(leftOut).filter(
        (name) => !configSchema.shape[name as keyof typeof configSchema.shape].safeParse(undefined).success,
      ),
    ).toEqual([]);
  });
});

test("docs/configuration.md explains every variable the app reads, and no other", () => {
  const explained = [...readFileSync(at("docs/configuration.md"), "utf8").matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|/gm)].map(
    ([, name]) => name,
  );
  expect(explained.sort()).toEqual(variables);
});
