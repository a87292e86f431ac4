import type { Artwork, ArtworkFiles } from "./artwork.ts";
import { sharp } from "./engine.ts";
import { type Opening, prepareArtwork } from "./prepared-artwork.ts";
import { encodeCmykJpeg } from "./print-file/encode-cmyk-jpeg.ts";
import { rasteriseMask } from "./rasterise-mask.ts";
import { renderArtwork } from "./render-artwork.ts";
import { sheetFor, type Target } from "./sheet.ts";

type Texts = Record<string, string>;

/**
 * Draws an artwork's preview with a plain grey photo in every slot and `texts` by field, the shapes that pages mask photos with,
 * and tries its press profile on a scrap. Returns which layers would show nothing of what a shopper brings, or can't be masked,
 * by their place among the layers, and why.
 *
 * @throws Error for what can't be drawn at all: better here than when it has been paid for.
 */
export async function tryArtwork(
  artwork: Artwork,
  files: ArtworkFiles,
  texts: Texts,
): Promise<{ layer: number; reason: string }[]> {
  const profile = artwork.output?.profile;
  if (profile !== undefined) {
    await tryProfile(files.get(profile) ?? new Uint8Array());
  }
  await drawWithGrey(artwork, files, texts, { kind: "preview" });

  const { openings } = await prepareArtwork(artwork, files, sheetFor(artwork, { kind: "preview" }));
  const empty = [...openings].flatMap(([layer, opening]) => {
    const reason = whyEmpty(opening);
    return reason ? [{ layer, reason }] : [];
  });
  for (const [index, layer] of artwork.layers.entries()) {
    if (layer.kind !== "photo" || empty.some((found) => found.layer === index)) continue;
    await rasteriseMask(artwork, layer, files).catch(() => {
      empty.push({ layer: index, reason: "has a shape that reaches too far out of the canvas" });
    });
  }
  return empty;
}

/** Draws an artwork's print at a size, likewise. Returns its weight in bytes. @throws Error for what can't be printed. */
export async function tryPrint(artwork: Artwork, files: ArtworkFiles, texts: Texts, size: string): Promise<number> {
  return (await drawWithGrey(artwork, files, texts, { kind: "print", size })).bytes.length;
}

async function drawWithGrey(artwork: Artwork, files: ArtworkFiles, texts: Texts, target: Target) {
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#808080" } })
    .png()
    .toBuffer();
  const crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };
  const slots = artwork.layers.flatMap((layer) => (layer.kind === "photo" ? [layer.slot] : []));
  const photos = Object.fromEntries(slots.map((slot) => [slot, { bytes: photo, crop }]));
  return renderArtwork({ artwork, files, photos, texts, target });
}

/** libvips takes a profile of its own, without a word, where it can't use the one it is given. */
async function tryProfile(profile: Uint8Array): Promise<void> {
  const scrap = { data: new Uint8Array(8 * 8 * 3).fill(128), widthPx: 8, heightPx: 8 };
  const { icc } = await sharp(await encodeCmykJpeg(scrap, { dpi: 300, profile })).metadata();
  if (!icc || Buffer.compare(icc, profile) !== 0) throw new Error("its press profile is damaged");
}

function whyEmpty(opening: Opening): string | null {
  if (!opening.box) return "lies outside of the canvas";
  if (opening.kind === "photo" && opening.mask?.every((covered) => covered === 0))
    return "has a shape that shows nothing";
  return opening.layer.opacity === 0 ? "has an opacity of 0" : null;
}
