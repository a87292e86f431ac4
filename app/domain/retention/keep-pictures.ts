import type { Prisma } from "@prisma/client";
import type { Services } from "../services.ts";
import { type Actor, appendLog, type LogEvent } from "./append-log.ts";
import { addDays, laterOf } from "./days.ts";
import { erasePictures } from "./erase-pictures.ts";
import { picturesWith } from "./pictures-with.ts";
import { settleRetention } from "./settle-retention.ts";

/** What a merchant can decide for pictures that are stored. Each only lengthens their life, or ends such a decision. */
export type Decision =
  | { kind: "extend"; days: number }
  | { kind: "archive" }
  | { kind: "hold"; reason: string }
  | { kind: "release" };

const words: Record<Decision["kind"], { event: LogEvent; reason: string }> = {
  extend: { event: "kept", reason: "extended" },
  archive: { event: "kept", reason: "archived" },
  hold: { event: "held", reason: "legal-hold" },
  release: { event: "released", reason: "legal-hold" },
};

/**
 * Carries out a decision for these pictures and all that stand or fall with them, and works out anew how long they live.
 * Pictures that are gone stay so. May be repeated: extending counts from today and never shortens.
 *
 * A released picture whose person asked meanwhile for it to be erased is erased now.
 */
export async function keepPictures(
  services: Services,
  { shopId, imageIds, decision, actor }: { shopId: string; imageIds: string[]; decision: Decision; actor: Actor },
): Promise<{ pictures: number }> {
  const { db, clock } = services;
  const now = clock.now();
  const ids = await picturesWith(services, { shopId, imageIds });
  const changed = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM images WHERE shop_id = ${shopId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const rows = await tx.image.findMany({
      where: { shopId, id: { in: ids }, status: "completed", deleteBegunAt: null },
      orderBy: { id: "asc" },
    });
    const images = decision.kind === "release" ? rows.filter(({ heldAt }) => heldAt) : rows;
    for (const image of images) {
      await tx.image.update({ where: { id: image.id }, data: changeOf(decision, image, now) });
    }
    const happened = images.map((image) => ({ image, ...words[decision.kind], actor }));
    await appendLog(tx, { shopId, at: now, happened });
    return images;
  });
  const asked = decision.kind === "release" ? changed.filter(({ eraseAskedAt }) => eraseAskedAt) : [];
  if (asked.length > 0) {
    await erasePictures(services, { shopId, imageIds: asked.map(({ id }) => id), reason: "asked-while-held", actor });
  }
  await settleRetention(services, { shopId, imageIds: changed.map(({ id }) => id) });
  return { pictures: changed.length };
}

function changeOf(
  decision: Decision,
  { keepUntil, archivedAt, heldAt }: { keepUntil: Date | null; archivedAt: Date | null; heldAt: Date | null },
  now: Date,
): Prisma.ImageUpdateInput {
  switch (decision.kind) {
    case "extend": {
      const until = addDays(now, decision.days);
      return { keepUntil: keepUntil ? laterOf(keepUntil, until) : until };
    }
    case "archive":
      return { archivedAt: archivedAt ?? now };
    case "hold":
      return { heldAt: heldAt ?? now, heldReason: decision.reason };
    case "release":
      return { heldAt: null, heldReason: null };
  }
}
