import { type Browser, chromium } from "playwright-core";
import { afterAll } from "vitest";
import { chromiumFlags, findChromium } from "../../scripts/chromium.mjs";

let launched: Promise<Browser> | undefined;

/** This test file's browser, with an empty profile; closed at the file's end. Throws how to get one where there is none. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  return launched;
}

afterAll(async () => {
  await (await launched)?.close();
});
