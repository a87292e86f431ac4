import { z } from "zod";
import { DomainError } from "../errors.ts";
import { keepPictures } from "../retention/keep-pictures.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { deletePictures } from "./delete-pictures.ts";
import { extensions } from "./extensions.ts";
import { mostPictures } from "./weigh-deletion.ts";

const changeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("extend"), days: z.coerce.number().pipe(z.literal(extensions)) }),
  z.object({ kind: z.literal("archive") }),
  z.object({ kind: z.literal("hold"), reason: z.string() }),
  z.object({ kind: z.literal("release") }),
  z.object({ kind: z.literal("delete") }),
]);

export type PhotoChange = z.infer<typeof changeSchema>["kind"];

/** What came of it: how many of the photos asked for were changed, and how many a hold kept as they are. */
export interface PhotosChanged {
  kind: PhotoChange;
  photos: number;
  held: number;
}

/**
 * Does to photos what their merchant asks: keep them longer, archive, hold, release or delete. Only the shop's own stored ones are
 * changed; of more than `mostPictures` the first. May be repeated.
 *
 * @throws DomainError "body-invalid" for a change there is not, "hold-reason-missing".
 */
export async function changePhotos(
  services: Services,
  { shopId, photoIds, change }: { shopId: string; photoIds: string[]; change: unknown },
): Promise<PhotosChanged> {
  const asked = changeSchema.safeParse(change).data;
  if (!asked) throw new DomainError("body-invalid");
  const imageIds = [...new Set(photoIds)].filter(isRowId).slice(0, mostPictures);
  if (asked.kind === "delete") {
    const { photos, held } = await deletePictures(services, { shopId, imageIds });
    return { kind: "delete", photos, held };
  }
  const decision = asked.kind === "hold" ? { ...asked, reason: reasonOf(asked.reason) } : asked;
  const photos = await services.db.image.count({ where: { shopId, id: { in: imageIds }, status: "completed" } });
  await keepPictures(services, { shopId, imageIds, decision, actor: "merchant" });
  return { kind: asked.kind, photos, held: 0 };
}

/** One line of at most 200 characters. */
function reasonOf(text: string): string {
  const reason = text.replace(/\s+/g, " ").trim().slice(0, 200);
  if (reason === "") throw new DomainError("hold-reason-missing");
  return reason;
}
