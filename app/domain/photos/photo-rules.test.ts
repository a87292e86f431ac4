import { describe, expect, test } from "vitest";
import { displayFileName, refuseAnnouncedPhoto } from "./photo-rules.ts";

describe("what a shopper announces", () => {
  test.each([
    ["a phone photo is fine", { bytes: 4_000_000, contentType: "image/jpeg" }, null],
    ["an iPhone's own photo is fine", { bytes: 50, contentType: "image/heic" }, null],
    ["what others call it is fine", { bytes: 50, contentType: "image/heif" }, null],
    ["an empty file is refused", { bytes: 0, contentType: "image/jpeg" }, "photo-empty"],
    ["an SVG is refused", { bytes: 10, contentType: "image/svg+xml" }, "photo-type-unsupported"],
    ["a name every object has is no type", { bytes: 10, contentType: "constructor" }, "photo-type-unsupported"],
    ["a file over the limit is refused", { bytes: 101, contentType: "image/png" }, "photo-too-large"],
  ])("%s", (_name, photo, code) =>
    expect(refuseAnnouncedPhoto(photo, { photoMaxBytes: photo.bytes > 1_000 ? 60_000_000 : 100 })).toBe(code),
  );
});

test.each([
  ["rex.jpg", "rex.jpg"],
  ["../../etc/passwd", "passwd"],
  ["C:\\photos\\rex.jpg", "rex.jpg"],
  ["a\u0000b\u202Egpj.exe", "abgpj.exe"],
  ["line\r\nbreak.png", "linebreak.png"],
  ["", "photo"],
  ["🐶".repeat(200), "🐶".repeat(120)],
])("%j is shown as %j", (given, shown) => expect(displayFileName(given)).toBe(shown));
