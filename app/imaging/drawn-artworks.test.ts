import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { byteFolder } from "../adapters/drawn-artworks/byte-folder.ts";
import type { Artwork } from "./artwork.ts";
import { keepDrawnArtworks, recallDrawn } from "./drawn-artworks.ts";
import { type PreparedArtwork, prepareArtwork, preparedKey } from "./prepared-artwork.ts";
import { renderArtwork } from "./render-artwork.ts";
import { limitRenderMemory, renderMemoryBytes } from "./render-memory.ts";
import { sheetFor } from "./sheet.ts";
import { measures, noise, png, quarters } from "./test-pictures.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drawn-"));
  limitRenderMemory(0);
});
afterEach(async () => {
  keepDrawnArtworks(null);
  limitRenderMemory(renderMemoryBytes);
  await rm(folder, { recursive: true });
});

const artwork: Artwork = {
  ...measures(400, 500),
  background: "#336699",
  layers: [
    { kind: "photo", slot: "photo", box: { x: 90, y: 90, width: 200, height: 240 }, shape: "ellipse", feather: 12 },
    { kind: "image", file: "ring.svg", blend: "multiply", opacity: 0.5 },
  ],
};
const files = new Map([
  [
    "ring.svg",
    new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="50"><circle cx="20" cy="25" r="15" fill="none" stroke="#f80" stroke-width="7"/></svg>',
    ),
  ],
]);
const sheet = sheetFor(artwork, { kind: "print" });
const key = preparedKey(artwork, files, sheet);

/** Bytes as bytes, whether they lie in a Buffer or not. */
function plainly(value: unknown): unknown {
  if (value instanceof Uint8Array) return createHash("sha256").update(value).digest("hex");
  if (value instanceof Map) return plainly([...value]);
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainly(one)]));
}

async function drawn(): Promise<{ prepared: PreparedArtwork; anew: boolean }> {
  let anew = false;
  const prepared = await recallDrawn(key, () => {
    anew = true;
    return prepareArtwork(artwork, files, sheet);
  });
  return { prepared, anew };
}

test("an artwork drawn once is the same when it is read again, pixel for pixel", async () => {
  keepDrawnArtworks(byteFolder({ folder, limitBytes: 1e9 }));
  const first = await drawn();
  const second = await drawn();
  expect([first.anew, second.anew]).toEqual([true, false]);
  expect(plainly(second.prepared)).toEqual(plainly(first.prepared));
});

test("a print from a kept drawing has the bytes of one that was drawn anew", async () => {
  const crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };
  const photos = { photo: { bytes: await png(noise(100, 120)), crop } };
  const print = async () => (await renderArtwork({ artwork, files, photos, target: { kind: "print" } })).bytes;
  const anew = await print();
  keepDrawnArtworks(byteFolder({ folder, limitBytes: 1e9 }));
  expect(Buffer.compare(await print(), anew)).toBe(0);
  expect(Buffer.compare(await print(), anew)).toBe(0);
  expect(await readdir(folder)).toHaveLength(1);
});

test("a drawing read once and kept in memory is never drawn on: each photo's print is its own", async () => {
  const crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };
  const [one, other] = [await png(noise(100, 120)), await png(quarters(100, 120))];
  const print = async (bytes: Uint8Array) =>
    (await renderArtwork({ artwork, files, photos: { photo: { bytes, crop } }, target: { kind: "print" } })).bytes;
  const anew = [await print(one), await print(other)];
  keepDrawnArtworks(byteFolder({ folder, limitBytes: 1e9 }));
  await print(one);
  limitRenderMemory(renderMemoryBytes);
  for (const turn of [0, 1, 0]) {
    expect(Buffer.compare(await print(turn === 0 ? one : other), anew[turn] ?? Buffer.alloc(0))).toBe(0);
  }
});

test.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  [
    "with a byte changed",
    (bytes: Buffer) => bytes.fill(bytes.readUInt8(bytes.length - 9) ^ 255, bytes.length - 9, bytes.length - 8),
  ],
  ["with more behind it", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("more")])],
  ["empty", () => Buffer.alloc(0)],
])("a file %s is drawn anew and replaced", async (_what, damage) => {
  keepDrawnArtworks(byteFolder({ folder, limitBytes: 1e9 }));
  await drawn();
  const [name = ""] = await readdir(folder);
  const good = await readFile(join(folder, name));
  await writeFile(join(folder, name), damage(Buffer.from(good)));
  expect((await drawn()).anew).toBe(true);
  expect(Buffer.compare(await readFile(join(folder, name)), good)).toBe(0);
  expect((await drawn()).anew).toBe(false);
});

test("a folder that can't be written makes it slower and nothing worse", async () => {
  await writeFile(join(folder, "file"), "");
  keepDrawnArtworks(byteFolder({ folder: join(folder, "file"), limitBytes: 1e9 }));
  expect((await drawn()).anew).toBe(true);
  expect((await drawn()).anew).toBe(true);
});

test("the folder stays within its limit, and what was used longest ago goes", async () => {
  keepDrawnArtworks(byteFolder({ folder, limitBytes: 1e9 }));
  await drawn();
  const [first = ""] = await readdir(folder);
  const { length } = await readFile(join(folder, first));
  keepDrawnArtworks(byteFolder({ folder, limitBytes: length * 1.5 }));
  const other = { ...artwork, background: "#993366" };
  await recallDrawn(preparedKey(other, files, sheet), () => prepareArtwork(other, files, sheet));
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  expect(names).not.toContain(first);
});
