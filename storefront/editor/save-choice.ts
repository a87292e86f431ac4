import type { PersonalizationView } from "../contract.ts";
import type { KeptChoice, ProductFacts } from "../desk.ts";
import { refusalOf } from "./api/refusal.ts";
import type { ShopperApi } from "./api/shopper-api.ts";
import { toCrop } from "./crop/framing.ts";
import { tooSmallFor } from "./dialog/sharpness-line.ts";
import type { Draft } from "./draft.ts";

const lostPhoto = ["photo-unknown", "photo-not-received", "photo-gone"];

/**
 * Waits for the uploads, saves the choice, and answers it with what is kept for a reload. Photos the app has lost since (an old visit, a cleaned store) are sent once
 * more: we still have them. @throws Refusal
 */
export async function saveChoice(
  api: ShopperApi,
  facts: ProductFacts,
  draft: Draft,
): Promise<{ saved: PersonalizationView; kept: KeptChoice }> {
  const { productId, artworkVersionId } = facts;
  const save = async () => {
    const photos = await Promise.all(
      [...draft.places.values()].map(async ({ slot, upload, frame, framing, effect, cutout }) => {
        const photoId = await upload.received();
        return { slot: slot.id, photoId, crop: toCrop(frame, framing), effect, cutout };
      }),
    );
    const saved = await api.savePersonalization({ productId, artworkVersionId, photos, texts: draft.texts });
    const kept = { lineId: saved.lineId, publicId: saved.id, artworkVersionId, tooSmallFor: tooSmallFor(draft, facts) };
    return { saved, kept };
  };
  try {
    return await save();
  } catch (error) {
    if (!lostPhoto.includes(refusalOf(error).code)) throw error;
    for (const { upload } of draft.places.values()) upload.restart();
    return save();
  }
}

/** The sizes a choice is too small for, each once. */
export function sizesRefused({ tooSmallFor }: KeptChoice): string[] {
  return [...new Set(Object.values(tooSmallFor))];
}
