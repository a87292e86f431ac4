import type { Desk } from "../desk.ts";
import type { ShopperApi } from "./api/shopper-api.ts";
import { showPicture } from "./dialog/picture-dialog.ts";
import type { Situation } from "./situation.ts";

/**
 * Shows the picture of a situation large, if it has one. Once it is saved, its shopper can delete their photos there; `onErased` is
 * told what to say then.
 */
export async function viewPicture(
  desk: Desk,
  api: ShopperApi,
  situation: Situation,
  onErased: (sentence: string) => void,
): Promise<void> {
  const picture = "picture" in situation ? situation.picture : undefined;
  if (!picture) return;
  const saved = situation.kind === "chosen" ? situation.saved : undefined;
  const erase = async () => {
    const { ordered } = await api.erasePhotos();
    const { erased, erased_ordered } = desk.strings.privacy;
    onErased(ordered > 0 ? erased_ordered : erased);
  };
  return showPicture(desk, picture, saved && { until: saved.keptUntil, erase });
}
