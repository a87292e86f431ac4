import type { Image, Prisma } from "@prisma/client";
import { type ArtworkDocument, parseArtworkDocument, photoLayers, textLayers } from "../artworks/artwork-document.ts";
import { readRecipe } from "../recipes/recipe.ts";
import type { Services } from "../services.ts";

const most = 20;

export type PhotoUse = Omit<Awaited<ReturnType<typeof listPhotoUses>>[number], "recipeHash">;

/** The choices a picture is part of, newest first: for which product, how it is shown there, and in which orders. */
export async function listPhotoUses({ db }: Services, { image }: { image: Image }) {
  const { shopId } = image;
  const rows = await db.personalization.findMany({
    where: { shopId, ...usesOf(image) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    include: {
      artworkVersion: true,
      photos: true,
      orderItems: { include: { order: { select: { id: true, name: true } } }, orderBy: { createdAt: "asc" } },
    },
  });
  const products = await db.productAssignment.findMany({
    where: { shopId, productId: { in: rows.map(({ productId }) => productId) } },
  });
  return rows.map((row) => {
    const document = parseArtworkDocument(row.artworkVersion.document);
    return {
      ...{ id: row.id, recipeHash: row.recipeHash, chosenAt: row.createdAt },
      productTitle: products.find(({ productId }) => productId === row.productId)?.productTitle ?? null,
      artwork: { id: row.artworkVersion.artworkId, title: document.title },
      photos: row.photos.flatMap(({ slot, imageId }) => viewSlot(document, row.recipe, { slot, imageId })),
      texts: viewTexts(document, row.recipe),
      orders: row.orderItems.map(({ order, title }) => ({ ...order, title })),
    };
  });
}

/** A photo is part of the choices it was put into, what was made of it alone of the same; all else of its recipe's. */
function usesOf({ id, kind, photoId, recipeHash }: Image): Prisma.PersonalizationWhereInput {
  if (kind === "original" || photoId) return { photos: { some: { imageId: photoId ?? id } } };
  return recipeHash ? { recipeHash } : { id: { in: [] } };
}

/** How one photo is shown; nothing where a photo of the recipe is gone with what it says. */
function viewSlot(document: ArtworkDocument, recipe: unknown, { slot, imageId }: { slot: string; imageId: string }) {
  const shown = readRecipe(recipe).photos[slot];
  if (!shown) return [];
  const label = photoLayers(document).find((layer) => layer.slot === slot)?.label ?? slot;
  const { crop, effect, cutout } = shown;
  return [
    {
      ...{ imageId, label, effect: effect?.name ?? null, cutout: cutout !== undefined },
      /** The share of the photo that is shown, 0–1, and how far it was turned. */
      shown: crop.width * crop.height,
      rotationDegrees: crop.rotationDegrees,
    },
  ];
}

function viewTexts(document: ArtworkDocument, recipe: unknown) {
  const { texts = {} } = readRecipe(recipe);
  return textLayers(document).flatMap(({ field, label }) => {
    const text = texts[field];
    return text ? [{ label, text }] : [];
  });
}
