import type { Image, Print } from "@prisma/client";
import { recordActivity } from "../activity/record-activity.ts";
import { type Claimable, holding } from "../lease.ts";
import { readRecipe } from "../recipes/recipe.ts";
import { keepRendition } from "../renders/keep-rendition.ts";
import { renderRecipe } from "../renders/render-recipe.ts";
import { settleRetention } from "../retention/settle-retention.ts";
import type { Services } from "../services.ts";
import { reportQuality } from "./report-quality.ts";

/**
 * Makes the print file of one paid order line.
 *
 * Safe to run twice: only the run that claims the row works; a run that died lets its claim lapse. Lines with the same recipe
 * share one file. A refusal is kept in the row and told in the order's timeline. A line cancelled meanwhile stays cancelled.
 */
export async function renderPrint(services: Services, { printId }: { printId: string }): Promise<void> {
  const { db, clock, log } = services;
  await holding(services, printRow(services, printId), async (print, lease) => {
    const image = await keepPrintFile(services, print);
    await db.$transaction(async (tx) => {
      const { count } = await tx.print.updateMany({
        where: { id: printId, leaseToken: lease.token },
        data: {
          status: "completed",
          imageId: image.id,
          failure: null,
          leaseToken: null,
          leaseUntil: null,
          completedAt: clock.now(),
        },
      });
      if (count > 0) await tellOrder(services, tx, { print, event: "print-ready" });
    });
    await settleRetention(services, { shopId: print.shopId, imageIds: [image.id] });
    log.info("render-print", { print: printId, image: image.id });
  });
}

/** The print file of a recipe: the one that is there, or a new one. */
async function keepPrintFile(services: Services, print: Print): Promise<Image> {
  const { db } = services;
  const { shopId, recipeHash, printSize } = print;
  const where = { shopId_kind_recipeHash_printSize: { shopId, kind: "print" as const, recipeHash, printSize } };
  const made = await db.image.findUnique({ where });
  if (made?.status === "completed") return made;

  const personalization = await db.personalization.findUniqueOrThrow({ where: { id: print.personalizationId } });
  const recipe = readRecipe(personalization.recipe);
  const size = printSize || undefined;
  const file = await renderRecipe(services, { shopId, recipe, target: { kind: "print", size } });
  const report = await reportQuality(services, { shopId, recipe, printSize: size });
  const data = { status: "pending" as const, failure: null, deletedAt: null };
  const image = await db.image.upsert({
    where,
    create: { shopId, kind: "print", recipeHash, printSize, ...data },
    update: {},
  });
  // Let go once, and asked for again.
  await db.image.updateMany({ where: { id: image.id, status: { in: ["failed", "gone"] } }, data });
  // Two lines with one recipe may both get here: same recipe, same bytes, same key.
  const kept = keepRendition(services, { image, recipe, file, report, where: { status: "pending" } });
  await kept.catch(async (error: unknown) => {
    // Its photo was forgotten meanwhile: the row must not wait for bytes that never come.
    await db.image.updateMany({
      where: { id: image.id, status: "pending" },
      data: { status: "gone", deletedAt: services.clock.now() },
    });
    throw error;
  });
  return db.image.findUniqueOrThrow({ where });
}

function printRow(services: Services, id: string): Claimable<Print> {
  const { db } = services;
  return {
    name: "render-print",
    maxAttempts: 12,
    async claim({ token, until }) {
      const [row] = await db.$queryRaw<{ id: string }[]>`
        UPDATE prints
           SET status = 'processing', attempts = attempts + 1, lease_token = ${token}::uuid, lease_until = ${until}
         WHERE id = ${id}::uuid AND (status = 'pending' OR (status = 'processing' AND lease_until <= ${new Date()}))
        RETURNING id`;
      return row ? db.print.findUniqueOrThrow({ where: { id } }) : null;
    },
    renew: ({ token, until }) => db.print.updateMany({ where: { id, leaseToken: token }, data: { leaseUntil: until } }),
    giveBack: (verdict, { token }) =>
      db.$transaction(async (tx) => {
        const { count } = await tx.print.updateMany({
          where: { id, leaseToken: token },
          data:
            verdict.kind === "refused"
              ? { status: "failed", failure: verdict.code, leaseToken: null, leaseUntil: null }
              : { status: "pending", attempts: verdict.attempts, leaseToken: null, leaseUntil: null },
        });
        if (count === 0 || verdict.kind !== "refused") return;
        const print = await tx.print.findUniqueOrThrow({ where: { id } });
        await tellOrder(services, tx, { print, event: "print-failed", data: { print: id, code: verdict.code } });
      }),
  };
}

async function tellOrder(
  { clock }: Services,
  tx: Parameters<typeof recordActivity>[0],
  { print, event, data = {} }: { print: Print; event: string; data?: Record<string, string> },
): Promise<void> {
  const { orderId } = await tx.orderItem.findUniqueOrThrow({ where: { id: print.orderItemId } });
  await recordActivity(tx, { shopId: print.shopId, orderId, event, data, at: clock.now() });
}
