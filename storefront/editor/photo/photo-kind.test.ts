import { expect, test } from "vitest";
import { photoKind } from "./photo-kind.ts";

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ["a JPEG", Uint8Array.of(0xff, 0xd8, 0xff, 0xe1), "image/jpeg"],
  ["a PNG", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "image/png"],
  ["a WebP", ascii("RIFF\0\0\0\0WEBPVP8 "), "image/webp"],
  ["an AVIF", ascii("\0\0\0\x1cftypavif"), "image/avif"],
  ["an AVIF that calls itself mif1", ascii("\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf"), "image/avif"],
  ["a HEIC that calls itself mif1", ascii("\0\0\0\x20ftypmif1\0\0\0\0mif1heic"), "image/heic"],
  ["a HEIC from an iPhone", ascii("\0\0\0\x24ftypheic"), "image/heic"],
  ["a PDF", ascii("%PDF-1.7"), null],
  ["a GIF", ascii("GIF89a"), null],
  ["a wave file is not a WebP", ascii("RIFF\0\0\0\0WAVEfmt "), null],
  ["three stray bytes", Uint8Array.of(1, 2, 3), null],
  ["nothing", new Uint8Array(), null],
])("%s", (_name, head, kind) => expect(photoKind(head)).toBe(kind));
