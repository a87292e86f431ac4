import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { ArtworkBundle } from "../services.ts";
import { entryProblem, isForeign, placeOfEntry } from "./archive-entries.ts";
import { ArtworkProblem } from "./artwork-document.ts";

/** The most an archive may hold. Sizes in bytes; `unpackedBytes` of all files together. */
export const archiveLimits = {
  bytes: 60 * 1024 * 1024,
  unpackedBytes: 120 * 1024 * 1024,
  documentBytes: 1024 * 1024,
  entries: 60,
};

export type ArchiveLimits = typeof archiveLimits;

/** What an artwork's document is called in its folder. */
export const documentName = "artwork.json";

/**
 * Reads an artwork from a ZIP: of one folder, or of its files themselves. What lies beside `artwork.json` is taken by name;
 * what an operating system leaves in a ZIP is passed over, and so are folders within the folder.
 *
 * Nothing is trusted: sizes are counted while unpacking, so an archive that lies about them is stopped where it begins to.
 *
 * @throws ArtworkProblem that names all that is wrong with the archive itself.
 */
export async function readArtworkArchive(bytes: Uint8Array, limits = archiveLimits): Promise<ArtworkBundle> {
  if (bytes.length > limits.bytes) throw new ArtworkProblem([`The ZIP is larger than ${megabytes(limits.bytes)}`]);
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip, limits);
  const folder = folderOf(entries);
  const beside = entries.filter(({ fileName }) => placeOfEntry(fileName).folder === folder);
  const unpacked = beside.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > limits.unpackedBytes) throw tooMuch(limits);

  const files = new Map<string, Uint8Array>();
  const problems: string[] = [];
  let left = limits.unpackedBytes;
  for (const entry of beside) {
    const { name } = placeOfEntry(entry.fileName);
    const file = await unpack(zip, entry, left);
    if (file === "too-much") throw tooMuch(limits);
    if (file === "damaged") {
      problems.push(`${name}: is damaged in the ZIP`);
      continue;
    }
    left -= file.length;
    files.set(name, file);
  }
  const document = files.get(documentName) ?? new Uint8Array();
  if (document.length > limits.documentBytes) problems.push(`${documentName}: is larger than 1 MB`);
  const text = textOf(document);
  if (text === null) problems.push(`${documentName}: is not a text in UTF-8`);
  if (problems.length > 0) throw new ArtworkProblem(problems);
  files.delete(documentName);
  return { document: text ?? "", files };
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true });
  } catch {
    throw new ArtworkProblem(["The file is not a ZIP, or only part of one"]);
  }
}

/** Its files that count, by its own list of them. */
async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  const entries = new Map<string, Entry>();
  const problems: string[] = [];
  try {
    let seen = 0;
    for await (const entry of zip.eachEntry()) {
      // A folder, or what a system left, may stand beside each.
      if (++seen > limits.entries * 4) throw tooMany(limits);
      if (isForeign(entry.fileName)) continue;
      const { folder, name } = placeOfEntry(entry.fileName);
      const path = folder ? `${folder}/${name}` : name;
      const problem = entries.has(path) ? "is in the ZIP twice" : entryProblem(entry);
      if (problem) problems.push(`${path}: ${problem}`);
      entries.set(path, entry);
      if (entries.size > limits.entries) throw tooMany(limits);
    }
  } catch (error) {
    if (error instanceof ArtworkProblem) throw error;
    const said = error instanceof Error ? error.message : "";
    const outside = /^(invalid relative|absolute) path: (.*)/.exec(said)?.[2];
    problems.push(outside ? `${outside}: lies outside of the ZIP` : "The ZIP's list of files is damaged");
  }
  if (problems.length > 0) throw new ArtworkProblem(problems);
  return [...entries.values()];
}

/** The folder the artwork is in; empty when its files are at the top. */
function folderOf(entries: Entry[]): string {
  const documents = entries.map(({ fileName }) => placeOfEntry(fileName)).filter(({ name }) => name === documentName);
  const near = documents.filter(({ folder }) => !folder.includes("/"));
  const [found, other] = near;
  if (!found)
    throw new ArtworkProblem([`${documentName}: is missing; it lies at the top of the ZIP, or in its one folder`]);
  if (other) throw new ArtworkProblem([`The ZIP holds more than one ${documentName}; import them one at a time`]);
  return found.folder;
}

async function unpack(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Uint8Array | "too-much" | "damaged"> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > mostBytes) return "too-much";
      parts.push(part);
    }
  } catch {
    return "damaged";
  }
  const file = Buffer.concat(parts);
  return file.length === entry.uncompressedSize && crc32(file) === entry.crc32 ? file : "damaged";
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function tooMuch({ unpackedBytes }: ArchiveLimits): ArtworkProblem {
  return new ArtworkProblem([`The ZIP unpacks to more than ${megabytes(unpackedBytes)}`]);
}

function tooMany({ entries }: ArchiveLimits): ArtworkProblem {
  return new ArtworkProblem([`The ZIP holds more than ${entries} files`]);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
