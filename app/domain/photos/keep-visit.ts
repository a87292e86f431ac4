import { keepPictures } from "../retention/keep-pictures.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listVisitPhotos } from "./list-visit-photos.ts";

/**
 * Keeps what a shopper sent in one visit at least as long as the shop keeps photos of shipped orders (`completed`), or for
 * reorders (`archived`). Orders still lengthen it, and nothing shortens it: which tier a picture is in follows from its orders
 * and such wishes, and is never set. May be repeated.
 *
 * @throws DomainError "visit-unknown"
 */
export async function keepVisit(
  services: Services,
  { shopId, sessionId, as }: { shopId: string; sessionId: string; as: "completed" | "archived" },
): Promise<{ photos: number }> {
  const photos = await listVisitPhotos(services, { shopId, sessionId });
  const imageIds = photos.filter(({ status }) => status === "completed").map(({ id }) => id);
  const { orderCompletedDays: days } = await readSettings(services, { shopId });
  const decision = as === "archived" ? ({ kind: "archive" } as const) : ({ kind: "extend", days } as const);
  await keepPictures(services, { shopId, imageIds, decision, actor: "merchant" });
  return { photos: imageIds.length };
}
