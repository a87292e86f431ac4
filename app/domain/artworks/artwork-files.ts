import type { PhotoLayer } from "./artwork-document.ts";

const contentTypes: Record<string, string> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
};

function endingOf(fileName: string): string {
  return fileName.split(".").at(-1) ?? "";
}

/** The media type of an artwork's file, by its name; undefined for what an artwork may not hold. */
export function artworkFileType(fileName: string): string | undefined {
  return contentTypes[endingOf(fileName)];
}

/** Where an artwork's file lies: by its content, so versions share what did not change. Not under a tier: it has no expiry. */
export function artworkFileKey(shopId: string, { fileName, sha256 }: { fileName: string; sha256: string }): string {
  return `artworks/${shopId}/${sha256}.${endingOf(fileName)}`;
}

/** Where such a file's drawing for the browser lies. Its size is in the name, so another size is another object. */
export function layerKey(fileKey: string, { widthPx, heightPx }: { widthPx: number; heightPx: number }): string {
  return fileKey.replace(/\.[a-z]+$/, `.${widthPx}x${heightPx}.webp`);
}

/** Where the drawing of a slot's shape lies. */
export function maskKey(shopId: string, { version, slot }: { version: string; slot: string }): string {
  return `artworks/${shopId}/${version}.${slot}.webp`;
}

/** A plain rectangle with a hard edge needs no mask: its box is its shape. */
export function hasMask(layer: Pick<PhotoLayer, "shape" | "featherPx">): boolean {
  return layer.shape !== "rectangle" || layer.featherPx > 0;
}
