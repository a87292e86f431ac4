import type { ArtworkVersion } from "@prisma/client";
import { ByteBoundedCache } from "../../imaging/byte-bounded-cache.ts";
import { readObject } from "../photos/read-object.ts";
import type { ArtworkBundle, Services } from "../services.ts";
import { isFontFile } from "./artwork-files.ts";

/** By the font's key, which is its content: a font is read once, not with every page that shows it. */
const known = new ByteBoundedCache<string>({ limitBytes: 4 * 1024 * 1024, bytesOf: (range) => range.length });

/**
 * Which letters a version's own fonts have, by file. A merchant's font is opened where pictures are, with limits of time and
 * memory, never in the process that answers shoppers. @throws DomainError "artwork-unknown"
 */
export async function readFontLetters(
  services: Services,
  { files }: Pick<ArtworkVersion, "files">,
): Promise<ReadonlyMap<string, string>> {
  const letters = new Map<string, string>();
  for (const [name, key] of Object.entries(files as Record<string, string>)) {
    if (!isFontFile(name)) continue;
    const read = async () =>
      services.imaging.readLetters(await readObject(services, { key, missing: "artwork-unknown" }));
    letters.set(name, await known.recall(key, read));
  }
  return letters;
}

/** Likewise of an artwork that is not kept yet. */
export async function lettersOfFonts(
  { imaging }: Pick<Services, "imaging">,
  files: ArtworkBundle["files"],
): Promise<ReadonlyMap<string, string>> {
  const letters = new Map<string, string>();
  for (const [name, bytes] of files) if (isFontFile(name)) letters.set(name, await imaging.readLetters(bytes));
  return letters;
}
