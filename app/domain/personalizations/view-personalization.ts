import type { Image, Personalization, PersonalizationPhoto } from "@prisma/client";
import { refusalSentence } from "../errors.ts";
import type { Crop } from "../recipes/crop-rules.ts";
import { readRecipe } from "../recipes/recipe.ts";
import type { Services } from "../services.ts";
import { writeLineId } from "./line-id.ts";

/** How long a shopper may look at a preview before its link must be asked for again. */
const previewLinkSeconds = 3_600;

export type PreviewView =
  | { status: "pending" }
  | { status: "completed"; url: string; widthPx: number; heightPx: number; thumbnailUrl?: string }
  | { status: "failed"; code: string; message: string };

/** A personalization as its shopper may see it: no row ids, no keys, no other shopper's anything. */
export interface PersonalizationView {
  id: string;
  lineId: string;
  productId: string;
  artworkVersionId: string;
  createdAt: string;
  /** When the first of its photos is deleted, as far as is known now; null when none is left, or none has an end. */
  keptUntil: string | null;
  photos: { slot: string; photoId: string; crop: Crop; effect: string; cutout: boolean }[];
  texts: Record<string, string>;
  preview: PreviewView;
}

export async function viewPersonalization(
  services: Services,
  personalization: Personalization & { photos: PersonalizationPhoto[] },
): Promise<PersonalizationView> {
  const { shopId, publicId, recipeHash } = personalization;
  const recipe = readRecipe(personalization.recipe);
  const renditions = await services.db.image.findMany({
    where: { shopId, recipeHash, kind: { in: ["preview", "thumbnail"] } },
  });
  const rendition = (kind: Image["kind"]) => renditions.find((image) => image.kind === kind) ?? null;
  return {
    id: publicId,
    lineId: writeLineId(services.keys, { shopId, publicId }),
    productId: personalization.productId,
    artworkVersionId: personalization.artworkVersionId,
    createdAt: personalization.createdAt.toISOString(),
    keptUntil: await keptUntil(services, personalization.photos),
    photos: personalization.photos.flatMap(({ slot, imageId }) => {
      const choice = recipe.photos[slot];
      if (!choice) return [];
      const { crop, effect, cutout } = choice;
      return [{ slot, photoId: imageId, crop, effect: effect?.name ?? "none", cutout: cutout !== undefined }];
    }),
    texts: recipe.texts ?? {},
    preview: await viewPreview(services, { preview: rendition("preview"), thumbnail: rendition("thumbnail") }),
  };
}

async function keptUntil({ db }: Services, photos: PersonalizationPhoto[]): Promise<string | null> {
  const first = await db.image.findFirst({
    where: { id: { in: photos.map(({ imageId }) => imageId) }, status: "completed", expiresAt: { not: null } },
    orderBy: { expiresAt: "asc" },
    select: { expiresAt: true },
  });
  return first?.expiresAt?.toISOString() ?? null;
}

async function viewPreview(
  services: Services,
  { preview, thumbnail }: { preview: Image | null; thumbnail: Image | null },
): Promise<PreviewView> {
  if (!preview || preview.status === "gone") return failed("photo-gone");
  if (preview.status === "failed") return failed(preview.failure ?? "render-failed");
  const url = await link(services, preview);
  if (!url) return { status: "pending" };
  const thumbnailUrl = thumbnail && (await link(services, thumbnail));
  const { widthPx, heightPx } = preview;
  return {
    status: "completed",
    url,
    widthPx: widthPx ?? 0,
    heightPx: heightPx ?? 0,
    ...(thumbnailUrl && { thumbnailUrl }),
  };
}

async function link({ links }: Services, { status, storageKey, contentType }: Image): Promise<string | null> {
  if (status !== "completed" || !storageKey || !contentType) return null;
  return links.read(storageKey, { contentType, expiresInSeconds: previewLinkSeconds });
}

function failed(code: string): PreviewView {
  return { status: "failed", code, message: refusalSentence(code) };
}
