import { describe, expect, test } from "vitest";
import { photoLimits } from "../photo-limits.ts";
import { noise, picture } from "../test-pictures.ts";
import { checkPicture } from "./check-picture.ts";

const png = () => picture(noise(64, 48)).png().toBuffer();
const jpeg = () => picture(noise(64, 48)).jpeg().toBuffer();
const webp = () => picture(noise(64, 48)).webp().toBuffer();
const half = async (making: Promise<Buffer>) => {
  const bytes = await making;
  return bytes.subarray(0, bytes.length / 2);
};

describe("a picture that is what its name ends in", () => {
  test.each<[string, () => Promise<Buffer>]>([
    ["png", png],
    ["jpg", jpeg],
    ["webp", webp],
  ])("%s is taken", async (ending, make) => {
    await expect(checkPicture(ending, await make())).resolves.toBeUndefined();
  });
});

describe("is refused with its reason", () => {
  test.each<[string, string, () => Promise<Uint8Array>, string]>([
    ["a JPEG called PNG", "png", jpeg, "is a JPEG, whatever its name ends in"],
    ["a text", "png", async () => Buffer.from("hello"), "is no picture"],
    ["nothing", "png", async () => Buffer.alloc(0), "is empty"],
    ["half a PNG", "png", () => half(png()), "is damaged and can't be read to its end"],
    ["half a JPEG", "jpg", () => half(jpeg()), "is damaged and can't be read to its end"],
    ["half a WebP", "webp", () => half(webp()), "is damaged and can't be read to its end"],
  ])("%s", async (_name, ending, make, sentence) => {
    await expect(checkPicture(ending, await make())).rejects.toThrow(sentence);
  });

  test("one with more pixels than we hold", async () => {
    await expect(checkPicture("png", await png(), { ...photoLimits, pixels: 3_000 })).rejects.toThrow(
      "too many pixels",
    );
  });
});
