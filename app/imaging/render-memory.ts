import { ByteBoundedCache } from "./byte-bounded-cache.ts";
import type { Strip } from "./png/deflate-strip.ts";
import { type PreparedArtwork, preparedBytes } from "./prepared-artwork.ts";

/**
 * What a process keeps between renders unless it is told otherwise: room for three to five artworks at 3000 × 3600 px, or
 * some thirty at preview size.
 */
export const renderMemoryBytes = 256 * 1024 * 1024;

/** Deflated, an artwork weighs an eighth of its pixels or so. */
const stripShare = 1 / 8;

/** Artworks drawn at a size, by what is in their files: a new version is another artwork. */
export const preparedArtworks = new ByteBoundedCache<PreparedArtwork>({
  limitBytes: renderMemoryBytes * (1 - stripShare),
  bytesOf: preparedBytes,
});

/** Stretches of print files that no photo reaches, ready to be written. */
export const artworkStrips = new ByteBoundedCache<Strip>({
  limitBytes: renderMemoryBytes * stripShare,
  bytesOf: ({ deflated }) => deflated.byteLength,
});

/** Sets how much a process may keep between renders; 0 keeps nothing. Pictures are the same at any limit. */
export function limitRenderMemory(bytes: number): void {
  preparedArtworks.limitTo(Math.floor(bytes * (1 - stripShare)));
  artworkStrips.limitTo(Math.floor(bytes * stripShare));
}
