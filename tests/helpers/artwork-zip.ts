import { ZipFile } from "yazl";

const sky =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 40"><rect width="30" height="40" fill="#246"/></svg>';

/** A designer's ZIP of an artwork small enough to draw in no time; `files` replace and add, other fields are the document's. */
export async function artworkZip({
  files = {},
  ...more
}: {
  files?: Record<string, string | Uint8Array>;
  [field: string]: unknown;
} = {}): Promise<Buffer> {
  const document = {
    format: 2,
    handle: "moon",
    title: "Moon",
    canvas: { width: 300, height: 400 },
    sizes: [{ name: "3×4 in", width: 3, height: 4, unit: "in", dpi: 100 }],
    background: "#f4e9d8",
    layers: [
      { kind: "image", file: "sky.svg" },
      {
        kind: "photo",
        slot: "pet",
        label: "Your pet",
        box: { x: 60, y: 80, width: 180, height: 240 },
        shape: "ellipse",
      },
    ],
    ...more,
  };
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries({ "sky.svg": sky, ...files })) {
    zip.addBuffer(Buffer.from(bytes), `art/${name}`);
  }
  zip.addBuffer(Buffer.from(JSON.stringify(document, null, 2)), "art/artwork.json");
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
