import { describe, expect, test } from "vitest";
import { ArtworkProblem, parseArtworkDocument } from "./artwork-document.ts";
import { archiveLimits, readArtworkArchive } from "./read-artwork-archive.ts";
import { encrypted, type PlantedFile, renamed, understated, zipOf } from "./test-archives.ts";
import { writeArtworkArchive } from "./write-artwork-archive.ts";

const json = JSON.stringify({ format: 2 });
const good: PlantedFile[] = [
  { path: "art/artwork.json", bytes: json },
  { path: "art/sky.svg", bytes: "<svg/>" },
];

/** All that is said to be wrong with it. */
async function problemsOf(zip: Uint8Array, limits = archiveLimits): Promise<readonly string[]> {
  const read = await readArtworkArchive(zip, limits).catch((error: unknown) => error);
  return read instanceof ArtworkProblem ? read.problems : [];
}

/** A ZIP whose drawing is another than it was packed as: its checksum in the list is. */
function changedByte(zip: Buffer): Buffer {
  const spoiled = Buffer.from(zip);
  const listed = spoiled.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
  spoiled.writeUInt8(spoiled.readUInt8(listed + 16) ^ 1, listed + 16);
  return spoiled;
}

/** A ZIP whose list names its last file a thousand times; nothing else about it is wrong. */
function listedOften(zip: Buffer, times: number): Buffer {
  const listed = zip.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const again = Array.from({ length: times }, () => zip.subarray(listed, end));
  const spoiled = Buffer.concat([zip.subarray(0, end), ...again, zip.subarray(end)]);
  const tail = spoiled.length - (zip.length - end);
  const counted = zip.readUInt16LE(end + 10) + times;
  for (const at of [8, 10]) spoiled.writeUInt16LE(counted, tail + at);
  spoiled.writeUInt32LE(zip.readUInt32LE(end + 12) + times * (end - listed), tail + 12);
  return spoiled;
}

test("a list that goes on and on is not read to its end, whatever it lists", async () => {
  const foreign = await zipOf([...good, { path: "__MACOSX/art/._sky.svg", bytes: "x" }]);
  for (const zip of [await zipOf(good), foreign]) {
    const begun = process.cpuUsage();
    expect(await problemsOf(listedOften(zip, 60_000))).toEqual(["The ZIP holds more than 60 files"]);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(1);
  }
});

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe("an artwork's ZIP", () => {
  test.each<[string, PlantedFile[]]>([
    ["may be of a folder", good],
    ["may be of the files themselves", good.map((file) => ({ ...file, path: file.path.slice(4) }))],
    [
      "may hold what systems leave behind",
      [
        ...good,
        ...["__MACOSX/art/._sky.svg", "art/.DS_Store", "art/Thumbs.db", ".git/x"].map((path) => ({ path, bytes: "x" })),
      ],
    ],
    ["may write its paths in full", good.map((file) => ({ ...file, path: `./${file.path}` }))],
    ["may hold folders that are no part of it", [...good, { path: "art/drafts/sky.svg", bytes: "other" }]],
  ])("%s", async (_name, files) => {
    const { document, files: read } = await readArtworkArchive(await zipOf(files));
    expect(document).toBe(json);
    expect([...read].map(([name, bytes]) => [name, text(bytes)])).toEqual([["sky.svg", "<svg/>"]]);
  });

  test("written and read again is the same document and the same files; written twice, the same bytes", async () => {
    const document = parseArtworkDocument({
      format: 2,
      handle: "two-moons",
      title: "Two “Moons”",
      canvas: { width: 300, height: 400 },
      sizes: [{ name: "3×4 in", width: 3, height: 4, unit: "in", dpi: 100 }],
      background: "#ffffff",
      layers: [
        { kind: "image", file: "sky.svg", blend: "multiply" },
        {
          kind: "photo",
          slot: "pet",
          label: "Your pet",
          quad: [
            [10, 10],
            [200, 20],
            [210, 300],
            [5, 280],
          ],
        },
        {
          kind: "text",
          field: "name",
          label: "Name",
          box: { x: 0, y: 0, width: 9, height: 9 },
          font: "own.ttf",
          size: 5,
          color: "#000000",
        },
      ],
    });
    const files = new Map([
      ["sky.svg", Buffer.from("<svg/>")],
      ["own.ttf", Buffer.from([0, 1, 2, 255])],
    ]);
    const at = new Date("2026-03-04T05:06:08Z");
    const zip = await writeArtworkArchive({ document, files, at });
    const read = await readArtworkArchive(zip);

    expect(parseArtworkDocument(read.document)).toEqual(document);
    expect([...read.files].map(([name, bytes]) => [name, [...bytes]]).sort()).toEqual(
      [...files].map(([name, bytes]) => [name, [...bytes]]).sort(),
    );
    expect(Buffer.compare(zip, await writeArtworkArchive({ document, files, at }))).toBe(0);
  });
});

describe("is refused with its reason", () => {
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ["no ZIP at all", async () => Buffer.from("hello"), /^The file is not a ZIP, or only part of one$/],
    ["half of one", async () => (await zipOf(good)).subarray(0, 120), /^The file is not a ZIP, or only part of one$/],
    ["one without a document", () => zipOf(good.slice(1)), /^artwork\.json: is missing/],
    [
      "one with its document too deep",
      () => zipOf([{ path: "a/b/artwork.json", bytes: json }]),
      /^artwork\.json: is missing/,
    ],
    [
      "two artworks in one",
      () => zipOf([...good, { path: "b/artwork.json", bytes: json }]),
      /more than one artwork\.json/,
    ],
    [
      "a way out of the folder",
      async () => renamed(await zipOf(good), "art/sky.svg", "../away.svg"),
      /^\.\.\/away\.svg: lies outside/,
    ],
    [
      "an address on the machine",
      async () => renamed(await zipOf(good), "art/sky.svg", "/rt/sky.svg"),
      /^\/rt\/sky\.svg: lies outside/,
    ],
    [
      "a symbolic link",
      () => zipOf([...good, { path: "art/x.svg", bytes: "/etc/passwd", mode: 0o120777 }]),
      /^art\/x\.svg: is a link/,
    ],
    [
      "a name used twice",
      () => zipOf([...good, { path: "art/sky.svg", bytes: "<svg></svg>" }]),
      /^art\/sky\.svg: is in the ZIP twice$/,
    ],
    [
      "a name used twice, written differently",
      () => zipOf([...good, { path: "./art//sky.svg", bytes: "<svg></svg>" }]),
      /^art\/sky\.svg: is in the ZIP twice$/,
    ],
    ["one with a password", async () => encrypted(await zipOf(good)), /^art\/artwork\.json: is encrypted/],
    [
      "too many files",
      () => zipOf([...good, ...Array.from({ length: 60 }, (_, n) => ({ path: `art/${n}.svg`, bytes: "" }))]),
      /more than 60 files/,
    ],
    [
      "a document that is no text",
      () => zipOf([{ path: "artwork.json", bytes: Buffer.from([0xff, 0xfe, 0x00]) }]),
      /not a text in UTF-8/,
    ],
    ["a file changed on the way", async () => changedByte(await zipOf(good)), /^sky\.svg: is damaged in the ZIP$/],
  ])("%s", async (_name, make, sentence) => {
    expect((await problemsOf(await make())).join("\n")).toMatch(sentence);
  });

  test("one that unpacks to more than it may, by its own word", async () => {
    const zip = await zipOf([...good, { path: "art/zeros.png", bytes: Buffer.alloc(3_000_000) }]);
    const limits = { ...archiveLimits, unpackedBytes: 2 * 1024 * 1024 };
    expect(zip.length).toBeLessThan(10_000);
    expect(await problemsOf(zip, limits)).toEqual(["The ZIP unpacks to more than 2 MB"]);
  });

  test("one that unpacks to more than it says, at the byte where it does", async () => {
    const zip = understated(await zipOf([{ path: "artwork.json", bytes: Buffer.alloc(3_000_000) }]), 10);
    expect(await problemsOf(zip)).toEqual(["artwork.json: is damaged in the ZIP"]);
  });

  test("one larger than an upload may be", async () => {
    expect(await problemsOf(await zipOf(good), { ...archiveLimits, bytes: 100 })).toEqual([
      "The ZIP is larger than 0 MB",
    ]);
  });

  test("with everything at once", async () => {
    const spoiled = encrypted(await zipOf([...good, { path: "art/sky.svg", bytes: "twice" }]));
    expect(await problemsOf(spoiled)).toHaveLength(3);
  });
});
