import type { Image } from "@prisma/client";
import { weighDeletion } from "../photos/weigh-deletion.ts";
import { erasePictures, type Spare } from "../retention/erase-pictures.ts";
import { picturesUses } from "../retention/picture-uses.ts";
import { type Spared, sparedPicture } from "../retention/spared-picture.ts";
import type { Services } from "../services.ts";
import { listShops } from "../shops/list-shops.ts";
import { after, cleanupStages, type OperatorCleanup, type Stage, sortedBy } from "./cleanup-candidates.ts";
import { findRenewable } from "./find-renewable.ts";

/** What a clean-up did, or would do. Pictures that stay are counted by why. */
export interface Cleaned {
  pictures: number;
  bytes: number;
  stay: Record<Spared, number>;
}

const pageSize = 100;

type Candidate = Pick<Image, "id" | "shopId" | "createdAt" | "bytes" | "kind" | "photoId" | "recipeHash"> &
  Pick<Image, "heldAt" | "keepUntil">;

/**
 * Cleans up as an operator asks, in one shop or in all; without `execute` it only tells what would go. With a photo goes what was
 * made of it. What is on hold, kept by its merchant or needed by an order stays, and is looked at again, locked, before it goes.
 *
 * Every deletion is in the shop's log, by actor "operator". May be repeated, and goes on where an earlier run died. An emergency
 * ends when enough has gone.
 */
export async function cleanStorage(
  services: Services,
  {
    cleanup,
    shopId,
    execute,
    onProgress,
  }: {
    cleanup: OperatorCleanup;
    shopId: string | null;
    execute: boolean;
    onProgress?: (soFar: Cleaned) => void;
  },
): Promise<Cleaned> {
  const done: Cleaned = { pictures: 0, bytes: 0, stay: { held: 0, kept: 0, ordered: 0 } };
  const counted = new Set<string>();
  const isEnough = () => cleanup.kind === "emergency" && done.bytes >= cleanup.targetBytes;
  for (const stage of cleanupStages(cleanup, { now: services.clock.now() })) {
    for await (const candidates of listAcross(services, { cleanup, stage, shopId })) {
      // One by one in an emergency, so that it ends as soon as there is room.
      const groups = cleanup.kind === "emergency" ? candidates.map((one) => [one]) : byShop(candidates);
      for (const group of groups) {
        if (isEnough()) return done;
        const going = await settleWhatStays(services, { group, stage, done });
        if (going.length === 0) continue;
        if (execute) await letGo(services, { going, stage, reason: `cleanup-${cleanup.kind}`, done });
        else await weigh(services, { going, stage, counted, done });
        onProgress?.(done);
      }
    }
  }
  return done;
}

/** By age shop after shop, for which there is an index; else in one order over all of them. */
async function* listAcross(
  services: Services,
  { cleanup, stage, shopId }: { cleanup: OperatorCleanup; stage: Stage; shopId: string | null },
): AsyncGenerator<Candidate[]> {
  const isEach = cleanup.kind === "age" && !shopId;
  const shopIds = isEach ? (await listShops(services, { shopDomain: null })).map(({ id }) => id) : [shopId];
  for (const each of shopIds) yield* listCandidates(services, { stage, shopId: each });
}

async function* listCandidates(
  { db }: Services,
  { stage, shopId }: { stage: Stage; shopId: string | null },
): AsyncGenerator<Candidate[]> {
  let page: Candidate[] = [];
  do {
    page = await db.image.findMany({
      where: { AND: [stage.where, shopId ? { shopId } : {}, after(stage.orderBy, page.at(-1))] },
      orderBy: sortedBy(stage.orderBy),
      take: pageSize,
      select: {
        ...{ id: true, shopId: true, createdAt: true, bytes: true, kind: true, photoId: true, recipeHash: true },
        ...{ heldAt: true, keepUntil: true },
      },
    });
    yield page;
  } while (page.length === pageSize);
}

function byShop(candidates: Candidate[]): Candidate[][] {
  return [...Map.groupBy(candidates, ({ shopId }) => shopId).values()];
}

/** Of one shop's candidates: counts those that stay, and returns the others. */
async function settleWhatStays(
  { db, clock }: Services,
  { group, stage, done }: { group: Candidate[]; stage: Stage; done: Cleaned },
): Promise<Candidate[]> {
  const shopId = group[0]?.shopId ?? "";
  const uses = await picturesUses(db, { shopId, images: group });
  const going = group.filter((image) => {
    const facts = { uses: uses.get(image.id) ?? [], now: clock.now(), orders: stage.orders };
    const why = sparedPicture(image, facts);
    if (why) done.stay[why] += 1;
    return !why;
  });
  if (!stage.renewableOnly) return going;
  const renewable = await findRenewable({ db }, { shopId, imageIds: going.map(({ id }) => id) });
  return going.filter(({ id }) => renewable.has(id));
}

/** What would go with these, counted once however often it is come across. */
async function weigh(
  services: Services,
  { going, stage, counted, done }: { going: Candidate[]; stage: Stage; counted: Set<string>; done: Cleaned },
): Promise<void> {
  const { db, clock } = services;
  const shopId = going[0]?.shopId ?? "";
  const { ids } = await weighDeletion(services, { shopId, imageIds: going.map(({ id }) => id) });
  const rows = await db.image.findMany({ where: { shopId, id: { in: ids }, status: "completed" } });
  const uses = await picturesUses(db, { shopId, images: rows });
  for (const image of rows) {
    const facts = { uses: uses.get(image.id) ?? [], now: clock.now(), orders: stage.orders };
    if (counted.has(image.id) || sparedPicture(image, facts)) continue;
    counted.add(image.id);
    done.pictures += 1;
    done.bytes += image.bytes ?? 0;
  }
}

async function letGo(
  services: Services,
  { going, stage, reason, done }: { going: Candidate[]; stage: Stage; reason: string; done: Cleaned },
): Promise<void> {
  const shopId = going[0]?.shopId ?? "";
  const { ids } = await weighDeletion(services, { shopId, imageIds: going.map(({ id }) => id) });
  const spare: Spare = async (tx, image) => {
    const uses = await picturesUses(tx, { shopId, images: [image] });
    const facts = { uses: uses.get(image.id) ?? [], now: services.clock.now(), orders: stage.orders };
    return sparedPicture(image, facts) !== null;
  };
  const erased = await erasePictures(services, { shopId, imageIds: ids, reason, actor: "operator", spare });
  done.pictures += erased.erased;
  done.bytes += erased.bytes;
}
