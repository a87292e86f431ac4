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
  | { status: "completed"; url: string; widthPx: number; heightPx: number }
  | { status: "failed"; code: string; message: string };

/** A personalization as its shopper may see it: no row ids, no keys, no other shopper's anything. */
export interface PersonalizationView {
  id: string;
  lineId: string;
  productId: string;
  artworkVersionId: string;
  createdAt: string;
  photos: { slot: string; photoId: string; crop: Crop }[];
  preview: PreviewView;
}

export async function viewPersonalization(
  services: Services,
  personalization: Personalization & { photos: PersonalizationPhoto[] },
): Promise<PersonalizationView> {
  const { shopId, publicId, recipeHash } = personalization;
  const recipe = readRecipe(personalization.recipe);
  const preview = await services.db.image.findUnique({
    where: { shopId_kind_recipeHash: { shopId, kind: "preview", recipeHash } },
  });
  return {
    id: publicId,
    lineId: writeLineId(services.keys, { shopId, publicId }),
    productId: personalization.productId,
    artworkVersionId: personalization.artworkVersionId,
    createdAt: personalization.createdAt.toISOString(),
    photos: personalization.photos.flatMap(({ slot, imageId }) => {
      const crop = recipe.photos[slot]?.crop;
      return crop ? [{ slot, photoId: imageId, crop }] : [];
    }),
    preview: await viewPreview(services, preview),
  };
}

async function viewPreview({ links }: Services, preview: Image | null): Promise<PreviewView> {
  if (!preview || preview.status === "gone") return failed("photo-gone");
  if (preview.status === "failed") return failed(preview.failure ?? "render-failed");
  if (preview.status !== "completed" || !preview.storageKey) return { status: "pending" };
  const url = await links.read(preview.storageKey, {
    contentType: preview.contentType ?? "image/webp",
    expiresInSeconds: previewLinkSeconds,
  });
  return { status: "completed", url, widthPx: preview.widthPx ?? 0, heightPx: preview.heightPx ?? 0 };
}

function failed(code: string): PreviewView {
  return { status: "failed", code, message: refusalSentence(code) };
}
