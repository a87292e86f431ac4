import { ZipFile } from "yazl";

// ZIPs for the tests beside, and ways to spoil them.

export interface PlantedFile {
  path: string;
  bytes: string | Uint8Array;
  /** Unix: kind and rights of the file. */
  mode?: number;
}

export async function zipOf(files: PlantedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, bytes, mode = 0o100644 } of files) zip.addBuffer(Buffer.from(bytes), path, { mode });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** Every place where a ZIP's list of files tells of one. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 */
function listings(zip: Buffer): number[] {
  const places: number[] = [];
  const mark = Buffer.from("PK\x01\x02", "latin1");
  for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 4)) places.push(at);
  return places;
}

/** Says of every file that it is encrypted. */
export function encrypted(zip: Buffer): Buffer {
  const spoiled = Buffer.from(zip);
  for (const at of listings(spoiled)) spoiled.writeUInt16LE(spoiled.readUInt16LE(at + 8) | 1, at + 8);
  return spoiled;
}

/** Says of every file that it is smaller than it is. */
export function understated(zip: Buffer, bytes: number): Buffer {
  const spoiled = Buffer.from(zip);
  for (const at of listings(spoiled)) spoiled.writeUInt32LE(bytes, at + 24);
  return spoiled;
}

/** Another name of the same length, everywhere. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");
}
