import { erasePictures } from "../retention/erase-pictures.ts";
import type { Services } from "../services.ts";
import { weighDeletion } from "./weigh-deletion.ts";

/** Deletes pictures for their merchant, with all `weighDeletion` says goes with them. Those on hold stay. May be repeated. */
export async function deletePictures(
  services: Services,
  { shopId, imageIds }: { shopId: string; imageIds: string[] },
): Promise<{ photos: number; pictures: number; held: number }> {
  const { ids, asked, held } = await weighDeletion(services, { shopId, imageIds });
  const { erased } = await erasePictures(services, { shopId, imageIds: ids, reason: "merchant", actor: "merchant" });
  return { photos: asked, pictures: erased, held };
}
