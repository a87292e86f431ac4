import { expect, test } from "vitest";
import { sniffFormat } from "./sniff-format.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each<[string, string, ReturnType<typeof sniffFormat>]>([
  ["a JPEG", "\xff\xd8\xff\xe0....JFIF", "jpeg"],
  ["a PNG", "\x89PNG\r\n\x1a\n....IHDR", "png"],
  ["a WebP", "RIFF....WEBPVP8 ", "webp"],
  ["an AVIF", "\0\0\0\x1cftypavif\0\0\0\0mif1", "avif"],
  ["an AVIF that names itself only as a second brand", "\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "avif"],
  ["a HEIC from an iPhone", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"],
  ["a HEIC of ten bits a colour", "\0\0\0\x18ftypheix\0\0\0\0mif1heix", "heic"],
  ["a HEIC of several pictures", "\0\0\0\x18ftyphevc\0\0\0\0msf1hevc", "heic"],
  ["a HEIF that calls itself mif1", "\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "heic"],
  ["a video in the same container", "\0\0\0\x18ftypisom\0\0\0\0isom", null],
  ["a brand named after its box has ended", "\0\0\0\x10ftypisom\0\0\0\0avif", null],
  ["a brand that is not its own", "\0\0\0\x18ftypisom\0\0\0\0mif1heic", null],
  ["a GIF", "GIF89a........", null],
  ["a TIFF", "II*\0........", null],
  ["a PDF", "%PDF-1.7 ....", null],
  ["an SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", null],
  ["a page", "<!doctype html><img>", null],
  ["a sound in WebP's container", "RIFF....WAVEfmt ", null],
  ["half a signature", "\x89PNG", null],
  ["one byte", "\xff", null],
  ["nothing", "", null],
])("%s", (_name, text, format) => expect(sniffFormat(bytes(text))).toBe(format));
