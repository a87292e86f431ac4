import type { PersonalizationView } from "../contract.ts";
import type { ProductFacts } from "../desk.ts";
import { refusalOf } from "./api/refusal.ts";
import type { ShopperApi } from "./api/shopper-api.ts";
import { toCrop } from "./crop/framing.ts";
import type { Draft } from "./draft.ts";

const lostPhoto = ["photo-unknown", "photo-not-received", "photo-gone"];

/**
 * Waits for the upload and saves the choice. A photo the app has lost since (an old visit, a cleaned store) is sent once
 * more: we still have it. @throws Refusal
 */
export async function saveChoice(api: ShopperApi, facts: ProductFacts, draft: Draft): Promise<PersonalizationView> {
  const { productId, artworkVersionId } = facts;
  const save = async () => {
    const photoId = await draft.upload.received();
    const photos = [{ slot: draft.slot.id, photoId, crop: toCrop(draft.frame, draft.framing) }];
    return api.savePersonalization({ productId, artworkVersionId, photos });
  };
  try {
    return await save();
  } catch (error) {
    if (!lostPhoto.includes(refusalOf(error).code)) throw error;
    draft.upload.restart();
    return save();
  }
}
