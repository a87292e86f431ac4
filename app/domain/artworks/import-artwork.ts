import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { inTurns } from "../in-turns.ts";
import { isRowId } from "../row-id.ts";
import type { ArtworkBundle, Services } from "../services.ts";
import { addArtwork } from "./add-artwork.ts";
import { type ArtworkDocument, ArtworkProblem } from "./artwork-document.ts";
import { checkArtwork } from "./check-artwork.ts";
import { linesOf } from "./json-lines.ts";
import { documentName, readArtworkArchive } from "./read-artwork-archive.ts";
import { syncProducts } from "./sync-products.ts";

/** Each unpacks and tries a whole artwork, in the processes that shoppers' pictures go through too. */
const inTrialTurn = inTurns({ atOnce: 1, waiting: 6 });

export interface ArtworkImport {
  shop: Pick<Shop, "id" | "domain" | "proxyPath">;
  archive: Uint8Array;
  /** The artwork it must be a version of; any if empty. */
  artworkId: string;
}

/**
 * Takes an artwork's ZIP into a shop: a new artwork, or, by its handle, a new version of one the shop has. The same content
 * again is the version it was. Products that carry the artwork move to the new version; orders keep theirs. An archived
 * artwork comes back. A refusal is an answer, with all that is wrong with the archive. May run twice, or beside itself.
 */
export async function importArtwork(services: Services, asked: ArtworkImport) {
  try {
    return { kind: "imported" as const, ...(await take(services, asked)) };
  } catch (error) {
    if (error instanceof ArtworkProblem) return { kind: "refused" as const, problems: [...new Set(error.problems)] };
    if (error instanceof DomainError) return { kind: "refused" as const, problems: [error.code] };
    throw error;
  }
}

async function take(services: Services, { shop, archive, artworkId }: ArtworkImport) {
  const replaced = artworkId ? await handleOf(services, { shopId: shop.id, artworkId }) : null;
  const { bundle, document } = await inTrialTurn(async () => {
    const bundle = await readArtworkArchive(archive);
    return { bundle, document: await checkArtwork(services, bundle) };
  });
  if (replaced !== null && replaced !== document.handle) throw wrongHandle(document, bundle, replaced);

  const { version, isNew } = await addArtwork(services, { shopId: shop.id, bundle });
  const where = { id: version.artworkId, shopId: shop.id };
  await services.db.artwork.updateMany({ where: { ...where, status: "archived" }, data: { status: "active" } });
  const waiting = await services.db.productAssignment.findMany({
    where: { shopId: shop.id, artworkId: version.artworkId, syncedAt: null },
    select: { productId: true },
  });
  await syncProducts(services, { shop, productIds: waiting.map((row) => row.productId) });
  const newest = await services.db.artworkVersion.findFirstOrThrow({
    where: { shopId: shop.id, artworkId: version.artworkId },
    orderBy: { number: "desc" },
  });
  services.log.info("artwork-imported", { ...where, version: version.number, isNew });
  return {
    artworkId: version.artworkId,
    title: document.title,
    version: version.number,
    isNew,
    isNewest: newest.number === version.number,
  };
}

async function handleOf({ db }: Services, { shopId, artworkId }: { shopId: string; artworkId: string }) {
  const artwork = isRowId(artworkId) ? await db.artwork.findFirst({ where: { id: artworkId, shopId } }) : null;
  if (!artwork) throw new DomainError("artwork-unknown");
  return artwork.handle;
}

function wrongHandle({ handle }: ArtworkDocument, { document }: ArtworkBundle, wanted: string): ArtworkProblem {
  const line = typeof document === "string" ? linesOf(document)(["handle"]) : "";
  return new ArtworkProblem([
    `${documentName}, ${line}handle: is ${handle}, so it is another artwork; a new version of this one says ${wanted}`,
  ]);
}
