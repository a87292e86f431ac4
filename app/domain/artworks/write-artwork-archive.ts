import { ZipFile } from "yazl";
import type { ArtworkFiles } from "../../imaging/artwork.ts";
import type { ArtworkDocument } from "./artwork-document.ts";
import { documentName } from "./read-artwork-archive.ts";

/** Files that are packed as tightly as they can be already. */
const packed = /\.(png|jpg|webp|woff2?)$/;

/**
 * An artwork as a ZIP of its folder, named after its handle. Reading it again gives the same document and the same files, so
 * importing it gives the same version. `at` is the time its files bear: the same artwork is the same bytes.
 */
export async function writeArtworkArchive({
  document,
  files,
  at,
}: {
  document: ArtworkDocument;
  files: ArtworkFiles;
  at: Date;
}): Promise<Uint8Array> {
  const zip = new ZipFile();
  const add = (name: string, bytes: Uint8Array) =>
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), `${document.handle}/${name}`, {
      mtime: at,
      mode: 0o100644,
      compress: !packed.test(name),
    });
  add(documentName, Buffer.from(`${JSON.stringify(document, null, 2)}\n`));
  for (const [name, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) add(name, bytes);
  zip.end();

  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
