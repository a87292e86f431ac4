import { describe, expect, test } from "vitest";
import { examinePhoto } from "./examine-photo.ts";
import { ImagingError } from "./imaging-error.ts";
import { photoLimits } from "./photo-limits.ts";
import { noise, picture, plain, png, quarters } from "./test-pictures.ts";

const formats = ["jpeg", "png", "webp", "avif"] as const;
const bytes = (text: string) => new TextEncoder().encode(text);

/** The refusal's code, or what was found. Anything but an ImagingError fails the test. */
async function outcome(photo: Uint8Array, limits?: Parameters<typeof examinePhoto>[1]): Promise<string> {
  try {
    const { widthPx, heightPx, format } = await examinePhoto(photo, limits);
    return `${format} ${widthPx}×${heightPx}`;
  } catch (error) {
    if (error instanceof ImagingError) return error.code;
    throw error;
  }
}

test.each(formats)("a %s is known by its bytes", async (format) => {
  const photo = await picture(quarters(60, 40)).toFormat(format).toBuffer();
  expect(await examinePhoto(photo)).toMatchObject({
    format,
    contentType: `image/${format}`,
    widthPx: 60,
    heightPx: 40,
  });
});

describe("sizes are those of the upright picture", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("EXIF orientation %i", async (orientation) => {
    const photo = await picture(quarters(60, 40)).withMetadata({ orientation }).jpeg().toBuffer();
    expect(await outcome(photo)).toBe(orientation < 5 ? "jpeg 60×40" : "jpeg 40×60");
  });

  test("where browsers ignore the orientation, so do we", async () => {
    const photo = await picture(quarters(60, 40)).withMetadata({ orientation: 6 }).webp().toBuffer();
    expect(await outcome(photo)).toBe("webp 60×40");
  });

  test("an AVIF is turned once, by its container", async () => {
    const photo = await picture(quarters(60, 40)).withMetadata({ orientation: 6 }).avif().toBuffer();
    expect(await outcome(photo)).toBe("avif 40×60");
  });
});

describe("what is not a photo is refused", () => {
  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "photo-empty"],
    ["one byte", bytes("x"), "photo-type-unsupported"],
    ["a page", bytes("<!doctype html><script>1</script>"), "photo-type-unsupported"],
    ["a drawing", bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), "photo-type-unsupported"],
    ["a drawing behind a JPEG's first bytes", bytes("\xff\xd8\xff<svg/>"), "photo-type-unsupported"],
    ["a PDF", bytes("%PDF-1.7"), "photo-type-unsupported"],
    ["a signature and nothing after it", Uint8Array.of(0xff, 0xd8, 0xff), "photo-unreadable"],
  ])("%s", async (_name, photo, code) => expect(await outcome(photo)).toBe(code));

  test("a GIF and a TIFF, which sharp could read", async () => {
    expect(await outcome(await picture(quarters(8, 8)).gif().toBuffer())).toBe("photo-type-unsupported");
    expect(await outcome(await picture(quarters(8, 8)).tiff().toBuffer())).toBe("photo-type-unsupported");
  });

  test.each(formats)("a %s that was cut short", async (format) => {
    const photo = await picture(noise(160, 120)).toFormat(format).toBuffer();
    for (const share of [0.2, 0.5, 0.9]) {
      expect(await outcome(photo.subarray(0, Math.floor(photo.length * share)))).toBe("photo-unreadable");
    }
  });

  test("a photo with nonsense in its middle", async () => {
    const photo = await png(noise(200, 200));
    expect(await outcome(photo.fill(0, 20_000, 21_000))).toBe("photo-unreadable");
  });
});

describe("limits", () => {
  test("more bytes than we take", async () => {
    const photo = await png(noise(100, 100));
    expect(await outcome(photo, { ...photoLimits, bytes: photo.length, pixels: 10_000 })).toBe("png 100×100");
    expect(await outcome(photo, { ...photoLimits, bytes: photo.length - 1, pixels: 10_000 })).toBe("photo-too-large");
  });

  test("more pixels than we take, known from the header alone", async () => {
    const photo = await png(plain(200, 200));
    expect(await outcome(photo, { ...photoLimits, bytes: 1_000_000, pixels: 40_000 })).toBe("png 200×200");
    expect(await outcome(photo, { ...photoLimits, bytes: 1_000_000, pixels: 39_999 })).toBe("photo-too-many-pixels");
  });

  test("a JPEG whose header promises more than its bytes can hold", async () => {
    const photo = await picture(plain(64, 64)).jpeg().toBuffer();
    const frame = photo.indexOf(Uint8Array.of(0xff, 0xc0));
    photo.writeUInt16BE(9_000, frame + 5);
    photo.writeUInt16BE(11_000, frame + 7);
    expect(await outcome(photo)).toBe("photo-unreadable");
  });

  test("an even picture is small and still a photo", async () => {
    const photo = await picture(plain(1600, 1200)).jpeg({ quality: 30, progressive: true, mozjpeg: true }).toBuffer();
    expect(await outcome(photo)).toBe("jpeg 1600×1200");
  });
});
