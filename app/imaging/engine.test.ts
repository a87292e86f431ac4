import { expect, test } from "vitest";
import { sharp } from "./engine.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { picture, quarters } from "./test-pictures.ts";

test("engine 2 draws with this sharp: a new one may draw otherwise, so compare pictures and raise the version", () => {
  const { sharp: wrapper, vips } = sharp.versions;
  expect({ engine: ENGINE_VERSION, wrapper, vips }).toEqual({ engine: 2, wrapper: "0.35.5", vips: "8.18.7" });
});

test.each(["gif", "tiff"] as const)("no %s can be opened, not even by mistake", async (format) => {
  const bytes = await picture(quarters(8, 8)).toFormat(format).toBuffer();
  await expect(sharp(bytes).metadata()).rejects.toThrow("unsupported image format");
});
