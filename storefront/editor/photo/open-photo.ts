import { Refusal } from "../api/refusal.ts";
import { type PhotoKind, photoKind } from "./photo-kind.ts";

/** The copy drawn on screen is at most this long: phones refuse canvases beyond 16 megapixels, and need no more. */
const screenSidePx = 2048;

/** A photo the shopper chose. The file itself is what gets uploaded, untouched; the screen copy is only for the eyes. */
export interface OpenPhoto {
  file: File;
  kind: PhotoKind;
  /** Upright, as the eye sees it: every modern browser turns a photo by its EXIF orientation. */
  widthPx: number;
  heightPx: number;
  screen: HTMLCanvasElement;
}

/** @throws Refusal "photo-empty", "photo-type-unsupported", "photo-heic" for a file we would not upload. */
export async function checkPhoto(file: File): Promise<PhotoKind> {
  if (file.size === 0) throw new Refusal("photo-empty");
  const head = await readHead(file);
  const kind = photoKind(head);
  if (kind === null) throw new Refusal("photo-type-unsupported");
  if (kind === "heic") throw new Refusal("photo-heic");
  return kind;
}

/** @throws Refusal "photo-unreadable" when the browser cannot show it. */
export async function openPhoto(file: File, kind: PhotoKind): Promise<OpenPhoto> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: widthPx, naturalHeight: heightPx } = image;
    const scale = Math.min(1, screenSidePx / Math.max(widthPx, heightPx));
    const screen = document.createElement("canvas");
    screen.width = Math.max(1, Math.round(widthPx * scale));
    screen.height = Math.max(1, Math.round(heightPx * scale));
    const brush = screen.getContext("2d");
    if (!brush || !widthPx) throw new Refusal("photo-unreadable");
    brush.imageSmoothingQuality = "high";
    brush.drawImage(image, 0, 0, screen.width, screen.height);
    return { file, kind, widthPx, heightPx, screen };
  } catch (cause) {
    throw new Refusal("photo-unreadable", { cause });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A file picked from a cloud drive, or changed since, may refuse to be read. */
async function readHead(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, 64).arrayBuffer());
  } catch (cause) {
    throw new Refusal("photo-unreadable", { cause });
  }
}
