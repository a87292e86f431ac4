import type { Entry } from "yauzl";

/** What systems put beside people's files: resource forks, thumbnails, settings of folders, and the folders themselves. */
export function isForeign(path: string): boolean {
  if (path.endsWith("/")) return true;
  return partsOf(path).some((part) => /^(\..*|__macosx|thumbs\.db|desktop\.ini)$/i.test(part));
}

/** `art/sky.svg` is `sky.svg` in `art`, however it is written. */
export function placeOfEntry(path: string): { folder: string; name: string } {
  const parts = partsOf(path);
  return { folder: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "" };
}

/** `./art//sky.svg` is `art/sky.svg`. */
function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "" && part !== ".");
}

/** Kinds of a file as Unix writes them into the upper half of a ZIP's attributes; nothing there when another system made it. */
const kindMask = 0o170000;
const plainFile = 0o100000;

/** Why an entry can't be taken; null when it can. */
export function entryProblem(entry: Entry): string | null {
  const kind = (entry.externalFileAttributes >>> 16) & kindMask;
  if (entry.isEncrypted()) return "is encrypted; make the ZIP without a password";
  if (kind !== 0 && kind !== plainFile) return "is a link or the like, not a file";
  return entry.canDecodeFileData() ? null : "is packed in a way we can't read; make a plain ZIP";
}
