import { fileTimeLimitSeconds, sharp } from "../engine.ts";
import { encodePng } from "../png/encode-png.ts";
import type { Rows } from "../png/filter-rows.ts";
import { encodeCmykJpeg } from "../print-file/encode-cmyk-jpeg.ts";
import { encodeJpeg } from "../print-file/encode-jpeg.ts";
import { encodePdf } from "../print-file/encode-pdf.ts";
import { artworkStrips } from "../render-memory.ts";
import { printSize } from "../sheet.ts";
import type { Composition } from "./place-layers.ts";

export interface RenderedImage {
  bytes: Uint8Array;
  contentType: string;
  widthPx: number;
  heightPx: number;
}

/** How pictures people look at are written: small and quick, without a difference the eye finds. PNG loses nothing. */
const forEyes = {
  webp: { quality: 90, effort: 2 },
  jpeg: { quality: 88, chromaSubsampling: "4:4:4" },
  png: { compressionLevel: 6 },
} as const;

/**
 * The finished picture as a file. Print: what the artwork asks for, with its density and profile. Preview and thumbnail:
 * WebP unless asked otherwise. It is written from bare pixels, so nothing a photo carried along (EXIF, place, camera) can be in it.
 */
export async function toTarget(composition: Composition): Promise<RenderedImage> {
  const { canvas, finish } = composition;
  const { data, widthPx, heightPx } = canvas;
  if (finish.target.kind === "print") return { ...(await printFile(composition)), widthPx, heightPx };
  const format = finish.target.format ?? "webp";
  const picture = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const bytes = await picture.timeout({ seconds: fileTimeLimitSeconds }).toFormat(format, forEyes[format]).toBuffer();
  return { bytes, contentType: `image/${format}`, widthPx, heightPx };
}

async function printFile(composition: Composition): Promise<Pick<RenderedImage, "bytes" | "contentType">> {
  const { canvas, prepared, finish } = composition;
  const { artwork, files, target } = finish;
  const output = target.kind === "print" ? (target.format ?? artwork.output?.format ?? "png") : "png";
  const { dpi } = printSize(artwork, target.kind === "print" ? target.size : undefined);
  const profile = artwork.output?.profile === undefined ? undefined : files.get(artwork.output.profile);
  if (artwork.output?.profile && !profile) throw new Error(`the artwork has no file ${artwork.output.profile}`);
  switch (output) {
    case "png":
      return { bytes: await printPng(composition, dpi), contentType: "image/png" };
    case "jpeg": {
      const bytes = profile ? await encodeCmykJpeg(canvas, { dpi, profile }) : await encodeJpeg(canvas, { dpi });
      return { bytes, contentType: "image/jpeg" };
    }
    case "pdf": {
      const { across, down } = prepared.sheet;
      const bleedPx = { across: artwork.canvas.bleed * across, down: artwork.canvas.bleed * down };
      return {
        bytes: await encodePdf(canvas, { dpi, bleedPx, profile, title: "Print" }),
        contentType: "application/pdf",
      };
    }
  }
}

/** Strips that no photo reaches are the same in every print of the artwork, so they are made once. */
function printPng({ prepared, canvas, changed }: Composition, dpi: number): Promise<Uint8Array> {
  // A row is written as its difference from the one above it, so a change above a strip reaches it too.
  const isChanged = ({ from, to }: Rows) =>
    changed.some(({ topPx, heightPx }) => topPx < to && topPx + heightPx > from - 1);
  return encodePng(canvas, {
    dpi,
    strip: (rows, make) => (isChanged(rows) ? make() : artworkStrips.recall(`${prepared.key}/${rows.from}`, make)),
  });
}
