import type { ImageLayer } from "../../imaging/artwork.ts";
import type { Box, Size } from "../../imaging/raster.ts";
import { boxOn, canvasOn, sheetFor } from "../../imaging/sheet.ts";
import type { ArtworkDocument, PhotoLayer } from "./artwork-document.ts";

const contentTypes: Record<string, string> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  ttf: "font/ttf",
  otf: "font/otf",
  woff: "font/woff",
  woff2: "font/woff2",
  icc: "application/vnd.iccprofile",
};

function endingOf(fileName: string): string {
  return fileName.split(".").at(-1) ?? "";
}

/** The media type of an artwork's file, by its name; undefined for what an artwork may not hold. */
export function artworkFileType(fileName: string): string | undefined {
  return contentTypes[endingOf(fileName)];
}

export function isFontFile(fileName: string): boolean {
  return artworkFileType(fileName)?.startsWith("font/") ?? false;
}

/** Where an artwork's file lies: by its content, so versions share what did not change. Not under a tier: it has no expiry. */
export function artworkFileKey(shopId: string, { fileName, sha256 }: { fileName: string; sha256: string }): string {
  return `artworks/${shopId}/${sha256}.${endingOf(fileName)}`;
}

/** Where a layer lies on the sheet that browsers see. */
export function placeOfLayer(document: ArtworkDocument, layer: ImageLayer): LayerPlace {
  const sheet = sheetFor(document, { kind: "preview" });
  return { sheet, box: layer.box ? boxOn(sheet, layer.box) : canvasOn(sheet, document.canvas) };
}

interface LayerPlace {
  sheet: Size;
  box: Box;
}

/** Where such a file's drawing for the browser lies. Its place is in the name, so another place is another object. */
export function layerKey(fileKey: string, { sheet, box }: LayerPlace): string {
  const { leftPx, topPx, widthPx, heightPx } = box;
  const place = leftPx === 0 && topPx === 0 && widthPx === sheet.widthPx && heightPx === sheet.heightPx;
  const where = place ? "" : `.${widthPx}x${heightPx}at${leftPx},${topPx}`;
  return fileKey.replace(/\.[a-z0-9]+$/, `.${sheet.widthPx}x${sheet.heightPx}${where}.webp`);
}

/** Where the drawing of a slot's shape lies. */
export function maskKey(shopId: string, { version, slot }: { version: string; slot: string }): string {
  return `artworks/${shopId}/${version}.${slot}.webp`;
}

/** A plain rectangle with a hard edge needs no mask: its box is its shape. */
export function hasMask(layer: Pick<PhotoLayer, "shape" | "feather">): boolean {
  return layer.shape !== "rectangle" || layer.feather > 0;
}
