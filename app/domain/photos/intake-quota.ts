import type { Prisma } from "@prisma/client";
import { DomainError } from "../errors.ts";
import type { Quota, Services } from "../services.ts";
import { dayOf } from "../storage/day-of.ts";
import { ticketMinutes } from "./upload-ticket.ts";

/** Who wants to send, and how much. `client`: what stands for their address, where the door knows it. */
export interface Intake {
  shopId: string;
  shopperSessionId: string;
  client?: string | undefined;
  bytes: number;
}

/**
 * Counts one more photo for whoever wants to send it, in the transaction that expects it: of any number who ask at once, no
 * more are let through than may be. What is refused is not counted, for the transaction ends with it.
 *
 * @throws DomainError "too-many-photos" when the shopper or their client had enough for a day, "shop-full" when the shop has no
 *   room for what it keeps and what is on its way to it.
 */
export async function takeIntake(
  tx: Prisma.TransactionClient,
  { limits, clock }: Pick<Services, "limits" | "clock">,
  { shopId, shopperSessionId, client, bytes }: Intake,
): Promise<void> {
  const { shop, session, client: ofClient } = limits.quotas;
  const now = clock.now();
  await countAsker(tx, { shopId, asker: `session:${shopperSessionId}`, bytes, quota: session, now });
  if (client) await countAsker(tx, { shopId, asker: `client:${client}`, bytes, quota: ofClient, now });

  // Last, as whoever comes next in this shop waits from here to the commit.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`intake ${shopId}`}, 0))`;
  const { stored, coming } = await weighShop(tx, { shopId, now });
  const files = stored.files + coming.files + 1;
  if (files > shop.files || stored.bytes + coming.bytes + bytes > shop.bytes) throw new DomainError("shop-full");
}

/** What a shop keeps, of all kinds, and the photos that may still come to it: those with a ticket that runs, or on their way. */
export async function weighShop(
  db: Prisma.TransactionClient,
  { shopId, now }: { shopId: string; now: Date },
): Promise<{ stored: Quota; coming: Quota }> {
  const ticketSince = new Date(now.getTime() - ticketMinutes * 60_000);
  // One statement, so one moment: a photo that is received meanwhile is either still coming or stored, never both or neither.
  const [row] = await db.$queryRaw<Record<"files" | "bytes" | "comingFiles" | "comingBytes", bigint>[]>`
    SELECT stored.files, stored.bytes, coming.files AS "comingFiles", coming.bytes AS "comingBytes"
      FROM (SELECT coalesce(sum(objects), 0)::bigint AS files, coalesce(sum(bytes), 0)::bigint AS bytes
              FROM (SELECT objects, bytes FROM storage_totals WHERE shop_id = ${shopId}::uuid
                    UNION ALL
                    SELECT objects, bytes FROM storage_changes WHERE shop_id = ${shopId}::uuid) noted) stored,
           (SELECT count(*)::bigint AS files, coalesce(sum(bytes), 0)::bigint AS bytes
              FROM images
             WHERE shop_id = ${shopId}::uuid AND kind = 'original'
               AND (status = 'pending' OR (status = 'expected' AND created_at > ${ticketSince}))) coming`;
  if (!row) throw new Error("a shop was not weighed");
  return {
    stored: { files: Number(row.files), bytes: Number(row.bytes) },
    coming: { files: Number(row.comingFiles), bytes: Number(row.comingBytes) },
  };
}

async function countAsker(
  tx: Prisma.TransactionClient,
  { shopId, asker, bytes, quota, now }: { shopId: string; asker: string; bytes: number; quota: Quota; now: Date },
): Promise<void> {
  const day = dayOf(now);
  const isWithin = bytes <= quota.bytes && quota.files >= 1;
  const counted = isWithin
    ? await tx.$executeRaw`
        INSERT INTO intake_days (shop_id, asker, day, files, bytes) VALUES (${shopId}::uuid, ${asker}, ${day}::date, 1, ${bytes}::bigint)
        ON CONFLICT (shop_id, asker, day) DO UPDATE
          SET files = intake_days.files + 1, bytes = intake_days.bytes + excluded.bytes
        WHERE intake_days.files < ${quota.files}::bigint AND intake_days.bytes + excluded.bytes <= ${quota.bytes}::bigint`
    : 0;
  if (counted === 0) throw new DomainError("too-many-photos", { retryAfterSeconds: secondsToNextDay(now) });
}

function secondsToNextDay(now: Date): number {
  return 86_400 - Math.floor((now.getTime() / 1_000) % 86_400);
}
