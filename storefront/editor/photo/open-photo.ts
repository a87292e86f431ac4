import type { PhotoView } from "../../contract.ts";
import { Refusal } from "../api/refusal.ts";
import { loadImage } from "../preview/open-artwork.ts";
import { type PhotoKind, photoKind } from "./photo-kind.ts";

/** The copy drawn on screen is at most this long: phones refuse canvases beyond 16 megapixels, and need no more. */
const screenSidePx = 2048;

/** A photo as the screen shows it. The file itself is what gets uploaded, untouched; the copy is only for the eyes. */
export interface OpenPhoto {
  /** Upright, as the eye sees it: every modern browser turns a photo by its EXIF orientation. */
  widthPx: number;
  heightPx: number;
  screen: HTMLCanvasElement;
}

/** @throws Refusal "photo-empty", "photo-type-unsupported" for a file we would not upload. */
export async function checkPhoto(file: File): Promise<PhotoKind> {
  if (file.size === 0) throw new Refusal("photo-empty");
  const kind = photoKind(await readHead(file));
  if (kind === null) throw new Refusal("photo-type-unsupported");
  return kind;
}

/**
 * The photo as the browser shows it. Only Safari shows HEIC; elsewhere the app, which has the photo by then, is asked for a
 * copy. @throws Refusal "photo-unreadable" when nobody can show it, or what `askApp` throws.
 */
export async function openPhoto(file: File, kind: PhotoKind, askApp: () => Promise<PhotoView>): Promise<OpenPhoto> {
  const url = URL.createObjectURL(file);
  try {
    const image = await decoded(url);
    const { naturalWidth: widthPx, naturalHeight: heightPx } = image;
    return { widthPx, heightPx, screen: screenCopy(image) };
  } catch (cause) {
    if (kind !== "image/heic") throw new Refusal("photo-unreadable", { cause });
  } finally {
    URL.revokeObjectURL(url);
  }
  return openCopy(await askApp());
}

/** A photo the app has, by the copy it made for the screen. @throws Refusal */
export async function openCopy({ widthPx, heightPx, url }: PhotoView): Promise<OpenPhoto> {
  return { widthPx, heightPx, screen: screenCopy(await loadImage(url)) };
}

async function decoded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

function screenCopy(image: HTMLImageElement): HTMLCanvasElement {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, screenSidePx / Math.max(naturalWidth, naturalHeight));
  const screen = document.createElement("canvas");
  screen.width = Math.max(1, Math.round(naturalWidth * scale));
  screen.height = Math.max(1, Math.round(naturalHeight * scale));
  const brush = screen.getContext("2d");
  if (!brush || !naturalWidth) throw new Refusal("photo-unreadable");
  brush.imageSmoothingQuality = "high";
  brush.drawImage(image, 0, 0, screen.width, screen.height);
  return screen;
}

/** A file picked from a cloud drive, or changed since, may refuse to be read. */
async function readHead(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, 64).arrayBuffer());
  } catch (cause) {
    throw new Refusal("photo-unreadable", { cause });
  }
}
