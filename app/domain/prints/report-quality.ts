import { z } from "zod";
import { parseArtworkDocument, photoLayers } from "../artworks/artwork-document.ts";
import { printPixels, slotInches } from "../artworks/print-sizes.ts";
import { DomainError } from "../errors.ts";
import type { Recipe, SlotRecipe } from "../recipes/recipe.ts";
import { effectiveDpi, sharpnessOf } from "../recipes/sharpness.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { QualityReport } from "./quality-report.ts";

/** Below this a cut-out may look wrong. */
const doubtful = 0.5;

/** What a recipe's print in a size is worth. @throws DomainError "artwork-unknown", "photo-gone" */
export async function reportQuality(
  services: Services,
  { shopId, recipe, printSize }: { shopId: string; recipe: Recipe; printSize: string | undefined },
): Promise<QualityReport> {
  const version = await services.db.artworkVersion.findFirst({ where: { shopId, sha256: recipe.artwork } });
  if (!version) throw new DomainError("artwork-unknown");
  const document = parseArtworkDocument(version.document);
  const { dpi: fileDpi } = printPixels(document, printSize);
  const levels = await readSettings(services, { shopId });

  const photos = [];
  for (const layer of photoLayers(document)) {
    const choice = recipe.photos[layer.slot];
    if (!choice) continue;
    const photo = await readSize(services, { shopId, choice });
    const dpi = effectiveDpi({ photo, crop: choice.crop, printed: slotInches(document, layer, printSize) });
    const cutoutConfidence = await readConfidence(services, { shopId, choice });
    const sharpness = sharpnessOf(dpi, levels);
    photos.push({
      slot: layer.slot,
      dpi,
      enlarged: round(fileDpi / Math.max(1, dpi)),
      clipped: round(clippedShare(choice)),
      cutoutConfidence,
      warnings: [
        ...(sharpness === "sharp" ? [] : [sharpness]),
        ...(cutoutConfidence !== null && cutoutConfidence < doubtful ? ["cutout-doubtful" as const] : []),
      ],
    });
  }
  return { dpi: fileDpi, photos };
}

function clippedShare({ crop }: SlotRecipe): number {
  return Math.max(0, 1 - crop.width * crop.height);
}

async function readSize({ db }: Services, { shopId, choice }: { shopId: string; choice: SlotRecipe }) {
  const photo = await db.image.findFirst({ where: { shopId, sha256: choice.sha256, kind: "original" } });
  if (!photo?.widthPx || !photo.heightPx) throw new DomainError("photo-gone");
  return { widthPx: photo.widthPx, heightPx: photo.heightPx };
}

async function readConfidence(
  { db }: Services,
  { shopId, choice }: { shopId: string; choice: SlotRecipe },
): Promise<number | null> {
  if (!choice.cutout) return null;
  const matte = await db.image.findFirst({ where: { shopId, kind: "cutout", sha256: choice.cutout.sha256 } });
  return z.object({ confidence: z.number() }).safeParse(matte?.report).data?.confidence ?? null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
