import { readdir, readFile } from "node:fs/promises";
import type { ArtworkBundle, StarterArtworks } from "../../domain/services.ts";

/** Artworks as folders: each holds an `artwork.json` and its layers. */
export function artworkFolder(root: URL): StarterArtworks {
  return {
    async list() {
      const entries = await readdir(root, { withFileTypes: true });
      const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
      return Promise.all(folders.sort().map((name) => readArtworkFolder(new URL(`${name}/`, root))));
    },
  };
}

/** One artwork from its folder. Its document is given as text, so that what is wrong can be told with its line. */
export async function readArtworkFolder(folder: URL): Promise<ArtworkBundle> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .flatMap((entry) => (entry.isFile() && entry.name !== "artwork.json" ? [entry.name] : []))
    .sort();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(new URL(name, folder))] satisfies [string, Uint8Array]),
  );
  return { document: await readFile(new URL("artwork.json", folder), "utf8"), files: new Map(files) };
}
