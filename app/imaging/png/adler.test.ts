import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { noise } from "../test-pictures.ts";
import { adlerJoined, adlerOf, adlerOfNothing } from "./adler.ts";

const bytes = noise(200, 200).data;

/** What zlib writes at the end of its stream. */
function byZlib(of: Uint8Array) {
  const stream = deflateSync(of);
  return { high: stream.readUInt16BE(stream.length - 4), low: stream.readUInt16BE(stream.length - 2) };
}

test.each([
  ["nothing", new Uint8Array()],
  ["noise", bytes],
  ["nothing but 255", new Uint8Array(100_000).fill(255)],
])("the checksum of %s is zlib's", (_name, of) => expect(adlerOf(of)).toEqual(byZlib(of)));

test.each([0, 1, 3_799, 65_520, 65_521, 65_522, bytes.length])("two stretches joined at %i are the whole", (at) => {
  const [first, second] = [bytes.subarray(0, at), bytes.subarray(at)];
  expect(adlerJoined(adlerOf(first), adlerOf(second), second.length)).toEqual(byZlib(bytes));
  expect(adlerJoined(adlerOfNothing, adlerOf(bytes), bytes.length)).toEqual(byZlib(bytes));
});
