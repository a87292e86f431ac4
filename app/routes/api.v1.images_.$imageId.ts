import { DomainError } from "../domain/errors.ts";
import { changePhotos } from "../domain/photos/change-photos.ts";
import { readPhoto } from "../domain/photos/read-photo.ts";
import { answering, json } from "../http/answering.ts";
import { authenticateMerchant } from "../http/authenticate-merchant.ts";
import { services } from "../services.server.ts";

/** One picture: what it is, how long it is kept, where it is used, what happened to it. */
export const loader = answering(async ({ request, params }) => {
  const shop = await authenticateMerchant(request);
  const { thumbnail: _thumbnail, ...image } = await readPhoto(services(), {
    shopId: shop.id,
    photoId: params.imageId ?? "",
  });
  return json({ image });
});

/** Deletes it with all that was made of it; one on hold stays, which `held` says. May be repeated. */
export const action = answering(async ({ request, params }) => {
  const shop = await authenticateMerchant(request);
  if (request.method !== "DELETE") throw new DomainError("method-not-allowed");
  const { id } = await readPhoto(services(), { shopId: shop.id, photoId: params.imageId ?? "" });
  const { photos, held } = await changePhotos(services(), {
    shopId: shop.id,
    photoIds: [id],
    change: { kind: "delete" },
  });
  return json({ deleted: photos, held });
});
