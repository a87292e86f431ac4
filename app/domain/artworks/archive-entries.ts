import type { Entry } from "yauzl";

/** What systems put beside people's files: resource forks, thumbnails, settings of folders, and the folders themselves. */
export function isForeign(path: string): boolean {
  if (path.endsWith("/")) return true;
  const parts = path.split("/");
  return (
    parts.some((part) => part.startsWith(".") || part === "__MACOSX") || /(^|\/)(thumbs\.db|desktop\.ini)$/i.test(path)
  );
}

/** `art/sky.svg` is `sky.svg` in `art`. */
export function placeOfEntry(path: string): { folder: string; name: string } {
  const cut = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(0, cut)), name: path.slice(cut + 1) };
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
