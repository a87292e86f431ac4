import { expect, test } from "vitest";
import { type Room, roomLeft } from "./room-left.ts";

test.each<[string, { files: number; bytes: number }, Room]>([
  ["an empty shop has enough", { files: 0, bytes: 0 }, "enough"],
  ["just below nine tenths", { files: 89, bytes: 899 }, "enough"],
  ["nine tenths of the files", { files: 90, bytes: 0 }, "near"],
  ["nine tenths of the bytes", { files: 1, bytes: 900 }, "near"],
  ["all the files, however small", { files: 100, bytes: 1 }, "full"],
  ["all the bytes, in one file", { files: 1, bytes: 1_000 }, "full"],
  ["more than all, after the quota was lowered", { files: 500, bytes: 5_000 }, "full"],
])("%s", (_name, stored, room) => expect(roomLeft(stored, { files: 100, bytes: 1_000 })).toBe(room));
