import { sharp } from "../engine.ts";
import type { Raster, Size } from "../raster.ts";
import type { PhotoView } from "./effect.ts";

/** What was drawn at a work size, at the size asked for; opacity is the photo's own there. May keep and change `drawn`. */
export async function resized(drawn: Raster, view: PhotoView): Promise<Raster> {
  const { size } = view;
  const { data: photo } = await view.at(size);
  if (size.widthPx === drawn.widthPx && size.heightPx === drawn.heightPx) {
    for (let at = 3; at < photo.length; at += 4) drawn.data[at] = photo[at] ?? 0;
    return drawn;
  }
  const colours = await colourBytes(drawn, size);
  const result = new Uint8Array(photo.length);
  for (let from = 0, at = 0; at < result.length; from += 3, at += 4) {
    result[at] = colours[from] ?? 0;
    result[at + 1] = colours[from + 1] ?? 0;
    result[at + 2] = colours[from + 2] ?? 0;
    result[at + 3] = photo[at + 3] ?? 0;
  }
  return { data: result, widthPx: size.widthPx, heightPx: size.heightPx };
}

function colourBytes({ data, widthPx, heightPx }: Raster, size: Size): Promise<Uint8Array> {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .removeAlpha()
    .resize(size.widthPx, size.heightPx, { fit: "fill" })
    .raw()
    .toBuffer();
}
