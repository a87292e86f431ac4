import { ENGINE_VERSION } from "./engine-version.ts";
import { packPrepared, unpackPrepared } from "./pack-prepared.ts";
import type { PreparedArtwork } from "./prepared-artwork.ts";

/** Where bytes are kept by name, for a while. Both may fail, and what was written may be gone. */
export interface DrawnStore {
  read(name: string): Promise<Uint8Array>;
  write(name: string, parts: Uint8Array[]): Promise<void>;
}

let store: DrawnStore | null = null;

/**
 * Keeps prepared artworks in a place that the processes of a machine share, so that one is drawn once there and not once in
 * each process, and again each time memory ran short. Nothing in it is needed.
 */
export function keepDrawnArtworks(place: DrawnStore | null): void {
  store = place;
}

/**
 * The artwork as it was prepared before, or else prepared now and kept. What can't be read is drawn anew, and what can't be
 * written is not kept: a full disk makes pictures slower, not wrong.
 */
export async function recallDrawn(key: string, prepare: () => Promise<PreparedArtwork>): Promise<PreparedArtwork> {
  if (!store) return prepare();
  // Another engine may draw the same files otherwise.
  const name = `${key}-${ENGINE_VERSION}.drawn`;
  const found = await store
    .read(name)
    .then(unpackPrepared, () => null)
    .catch(() => null);
  if (found?.key === key) return found;
  const prepared = await prepare();
  await store.write(name, await packPrepared(prepared)).catch(() => {});
  return prepared;
}
