import type { Image, Print, Prisma } from "@prisma/client";
import { recordActivity } from "../activity/record-activity.ts";
import { reserveCredits } from "../credits/reserve-credits.ts";
import { captureHold, releaseHold } from "../credits/settle-hold.ts";
import { type Claimable, holding, type Lease } from "../lease.ts";
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
 *
 * Its price is set aside with the claim and spent with the finished print. Without credits it waits for them, which is no
 * failure; made again it costs nothing.
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
      if (count === 0) return;
      await tellOrder(services, tx, { print, event: "print-ready" });
      await captureHold(tx, { shopId: print.shopId, subjectId: printId }, clock.now());
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
  await db.image.createMany({
    data: { shopId, kind: "print", recipeHash, printSize, ...data },
    skipDuplicates: true,
  });
  const image = await db.image.findUniqueOrThrow({ where });
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
    claim: (lease) => db.$transaction((tx) => claimPrint(services, tx, { id, lease })),
    renew: ({ token, until }) =>
      db.$transaction([
        db.print.updateMany({ where: { id, leaseToken: token }, data: { leaseUntil: until } }),
        db.creditHold.updateMany({
          where: { subjectId: id, state: "held" },
          data: { leaseUntil: holdUntil(services, until) },
        }),
      ]),
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
        await releaseHold(tx, { shopId: print.shopId, subjectId: id }, services.clock.now());
      }),
  };
}

/** Takes the row together with its price; a shop that has not got that lets it wait, and is told so in the order. */
async function claimPrint(
  services: Services,
  tx: Prisma.TransactionClient,
  { id, lease: { token, until } }: { id: string; lease: Lease },
): Promise<Print | null> {
  const at = services.clock.now();
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE prints
       SET status = 'processing', attempts = attempts + 1, lease_token = ${token}::uuid, lease_until = ${until}
     WHERE id = ${id}::uuid AND (status = 'pending' OR (status = 'processing' AND lease_until <= ${new Date()}))
    RETURNING id`;
  if (!row) return null;
  const print = await tx.print.findUniqueOrThrow({ where: { id } });
  const { shopId, credits, priceVersion } = print;
  const work = { shopId, purpose: "print", subjectId: id, credits, priceVersion } as const;
  const reserved = await reserveCredits(tx, { work, leaseUntil: holdUntil(services, until), at });
  if (reserved.kind !== "short") return print;
  const waits = { status: "awaiting_credits", attempts: 0, leaseToken: null, leaseUntil: null } as const;
  await tx.print.update({ where: { id }, data: waits });
  await tellOrder(services, tx, { print, event: "print-awaiting-credits" });
  return null;
}

/** A claim's time is over first: whoever lost its claim finishes nothing, and its credits are free a little later. */
function holdUntil({ limits }: Services, until: Date): Date {
  return new Date(until.getTime() + limits.leaseMs);
}

async function tellOrder(
  { clock }: Services,
  tx: Parameters<typeof recordActivity>[0],
  { print, event, data = {} }: { print: Print; event: string; data?: Record<string, string> },
): Promise<void> {
  const { orderId } = await tx.orderItem.findUniqueOrThrow({ where: { id: print.orderItemId } });
  await recordActivity(tx, { shopId: print.shopId, orderId, event, data, at: clock.now() });
}
