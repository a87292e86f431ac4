import { createHash } from "node:crypto";
import type { Image, Print } from "@prisma/client";
import { recordActivity } from "../activity/record-activity.ts";
import { DomainError } from "../errors.ts";
import { newLease, whileRenewing } from "../lease.ts";
import { objectKey } from "../photos/object-key.ts";
import { readRecipe } from "../recipes/recipe.ts";
import { renderRecipe } from "../renders/render-recipe.ts";
import { settleRetention } from "../retention/settle-retention.ts";
import type { Services } from "../services.ts";
import { verdictOn } from "../verdict.ts";

/** After this many claims without an end, the picture itself is taken for the cause. */
const maxAttempts = 12;

/**
 * Makes the print file of one paid order line.
 *
 * Safe to run twice: only the run that claims the row works; a run that died lets its claim lapse. Lines with the same recipe
 * share one file. A refusal is kept in the row and in the order's timeline; anything worth another try is thrown after giving
 * the claim back. A line cancelled meanwhile stays cancelled.
 */
export async function renderPrint(services: Services, { printId }: { printId: string }): Promise<void> {
  const { db, log, clock } = services;
  const print = await claim(services, printId);
  if (!print) return;

  const mine = { id: printId, leaseToken: print.leaseToken };
  const renew = (leaseUntil: Date) => db.print.updateMany({ where: mine, data: { leaseUntil } });
  const { orderId } = await db.orderItem.findUniqueOrThrow({ where: { id: print.orderItemId } });
  try {
    if (print.attempts > maxAttempts) throw new DomainError("render-failed");
    const image = await whileRenewing(services, renew, () => keepPrintFile(services, print));
    await db.$transaction(async (tx) => {
      const { count } = await tx.print.updateMany({
        where: mine,
        data: {
          status: "completed",
          imageId: image.id,
          failure: null,
          leaseToken: null,
          leaseUntil: null,
          completedAt: clock.now(),
        },
      });
      if (count === 0) return;
      await recordActivity(tx, { shopId: print.shopId, orderId, event: "print-ready", at: clock.now() });
    });
    await settleRetention(services, { shopId: print.shopId, imageIds: [image.id] });
    log.info("render-print", { print: printId, image: image.id });
  } catch (error) {
    const verdict = verdictOn(error, { attempts: print.attempts, maxAttempts });
    const { count } = await db.print.updateMany({
      where: mine,
      data:
        verdict.kind === "refused"
          ? { status: "failed", failure: verdict.code, leaseToken: null, leaseUntil: null }
          : { status: "pending", attempts: verdict.attempts, leaseToken: null, leaseUntil: null },
    });
    if (verdict.kind === "again") throw error;
    if (count > 0) {
      const data = { print: printId, code: verdict.code };
      await recordActivity(db, { shopId: print.shopId, orderId, event: "print-failed", data, at: clock.now() });
    }
    log.warn("render-print-refused", { print: printId, code: verdict.code, error: String(error) });
  }
}

async function claim(services: Services, id: string): Promise<Print | null> {
  const lease = newLease(services);
  const [row] = await services.db.$queryRaw<{ id: string }[]>`
    UPDATE prints
       SET status = 'processing', attempts = attempts + 1, lease_token = ${lease.token}::uuid, lease_until = ${lease.until}
     WHERE id = ${id}::uuid AND (status = 'pending' OR (status = 'processing' AND lease_until <= ${new Date()}))
    RETURNING id`;
  return row ? services.db.print.findUniqueOrThrow({ where: { id } }) : null;
}

/** The print file of a recipe: the one that is there, or a new one. */
async function keepPrintFile(services: Services, print: Print): Promise<Image> {
  const { db, storage, clock } = services;
  const { shopId, recipeHash } = print;
  const where = { shopId_kind_recipeHash: { shopId, kind: "print" as const, recipeHash } };
  const made = await db.image.findUnique({ where });
  if (made?.status === "completed") return made;

  const personalization = await db.personalization.findUniqueOrThrow({ where: { id: print.personalizationId } });
  const recipe = readRecipe(personalization.recipe);
  const file = await renderRecipe(services, { shopId, recipe, target: { kind: "print" } });

  const { contentType, widthPx, heightPx } = file;
  await db.image.createMany({ data: { shopId, kind: "print", status: "pending", recipeHash }, skipDuplicates: true });
  const row = await db.image.findUniqueOrThrow({ where });
  const key = objectKey("temporary", { ...row, contentType });
  await storage.put(key, file.bytes, { contentType });
  // Two lines with one recipe may both get here: same recipe, same bytes, same key.
  await db.image.updateMany({
    where: { id: row.id, status: { not: "completed" } },
    data: {
      status: "completed",
      tier: "temporary",
      storageKey: key,
      sha256: createHash("sha256").update(file.bytes).digest("hex"),
      bytes: file.bytes.length,
      contentType,
      widthPx,
      heightPx,
      receivedAt: clock.now(),
      deletedAt: null,
    },
  });
  return db.image.findUniqueOrThrow({ where });
}
