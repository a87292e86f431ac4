import { sharp } from "../engine.ts";
import { openPhoto, readingPhoto } from "../open-photo.ts";
import { brightness, type Plane, stretched } from "../plane.ts";
import type { Raster } from "../raster.ts";
import { guidedFilter } from "./guided-filter.ts";
import { type Matte, type MatteModel, matteName } from "./matte-model.ts";

/** Long side a photo is looked at; finer hair than this is lost to every model we know. */
export const mattePx = 1024;

/**
 * Finds what of a photo is in front. Upright, of the photo's proportions, so that a crop in fractions cuts both alike.
 *
 * Models may differ by a hair between processors, so a recipe names the matte it used by hash; this is run once for a photo.
 *
 * @throws ImagingError when the photo can't be read; whatever the model throws.
 */
export async function makeMatte(photo: Uint8Array, model: MatteModel): Promise<Matte> {
  const picture = await smallPicture(photo);
  const found = await model.find(picture);
  const alpha = refined(found, picture);
  const { widthPx, heightPx } = picture;
  const grey = Uint8Array.from(alpha.data, (value) => value * 255 + 0.5);
  const bytes = await sharp(grey, { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .toColourspace("b-w")
    .png({ compressionLevel: 6 })
    .toBuffer();
  return {
    bytes,
    contentType: "image/png",
    widthPx,
    heightPx,
    model: matteName(model),
    confidence: confidenceOf(alpha),
  };
}

/** The photo as models look at it. @throws ImagingError */
export async function smallPicture(bytes: Uint8Array): Promise<Raster> {
  const { image } = await openPhoto(bytes);
  const { data, info } = await readingPhoto(() =>
    image
      .resize(mattePx, mattePx, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  return { data, widthPx: info.width, heightPx: info.height };
}

/** The model's soft answer, drawn to the photo's own edges and then to clear decisions. */
function refined(found: Plane, picture: Raster): Plane {
  const guide = brightness(picture);
  for (let at = 0; at < guide.data.length; at++) guide.data[at] = (guide.data[at] ?? 0) / 255;
  const coarse = stretched(found, picture);
  const drawn = guidedFilter(
    coarse,
    guide,
    Math.max(2, Math.round(Math.max(guide.widthPx, guide.heightPx) / 128)),
    1e-4,
  );
  // Hair a little outside is kept, haze is not.
  return { ...drawn, data: drawn.data.map((value) => Math.max(0, Math.min(1, (value - 0.12) / 0.76))) };
}

/**
 * A matte is doubtful when it finds next to nothing or nearly everything, when much of it is neither in front nor behind,
 * and when what it finds is cut off all around.
 */
function confidenceOf({ data, widthPx, heightPx }: Plane): number {
  let covered = 0;
  let undecided = 0;
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0;
    covered += value;
    if (value > 0.1 && value < 0.9) undecided += 1;
  }
  const coverage = covered / data.length;
  const haze = undecided / Math.max(1, covered);
  const sides = [
    (at: number) => at < widthPx,
    (at: number) => at >= widthPx * (heightPx - 1),
    (at: number) => at % widthPx === 0,
    (at: number) => at % widthPx === widthPx - 1,
  ].filter((isOn) => data.some((value, at) => value > 0.5 && isOn(at))).length;
  const size = Math.min(1, coverage / 0.04) * Math.min(1, (1 - coverage) / 0.08);
  const clear = Math.max(0, 1 - Math.max(0, haze - 0.08) * 1.8);
  return Math.round(size * clear * (sides === 4 ? 0.6 : 1) * 100) / 100;
}
