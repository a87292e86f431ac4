import { DomainError } from "../errors.ts";
import { canonicalJson } from "../recipes/recipe.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { noHash } from "./log-hash.ts";
import { viewLogEntry } from "./view-log-entry.ts";

export type Receipt = Awaited<ReturnType<typeof readReceipt>>;

/**
 * That a picture, and what was made of it alone, was deleted: the entries of the shop's log, each with the line its hash is made
 * of and its place in the chain, and where the log ended when this was written. Signed, so that whoever is handed it can check
 * it without us: Ed25519 over the canonical JSON (sorted keys, no white space) of all but the signature.
 *
 * @throws DomainError "receipt-unknown" when the shop has no such deletion.
 */
export async function readReceipt(
  { db, clock, keys }: Services,
  { shop, photoId }: { shop: { id: string; domain: string }; photoId: string },
) {
  if (!isRowId(photoId)) throw new DomainError("receipt-unknown");
  const shopId = shop.id;
  const images = await db.image.findMany({
    where: { shopId, status: "gone", OR: [{ id: photoId }, { photoId }] },
    select: { id: true },
  });
  const [deletions, head] = await Promise.all([
    db.retentionLogEntry.findMany({
      where: { shopId, imageId: { in: images.map(({ id }) => id) }, event: "deleted" },
      orderBy: { seq: "asc" },
    }),
    db.retentionLogHead.findUnique({ where: { shopId } }),
  ]);
  if (!deletions.some(({ imageId }) => imageId === photoId.toLowerCase())) throw new DomainError("receipt-unknown");
  const said = {
    ...{ kind: "likeness-deletion-receipt", version: 1, shop: shop.domain, issuedAt: clock.now().toISOString() },
    deletions: deletions.map(viewLogEntry),
    /** Where the shop's log ended: an entry of it can't be changed without changing this hash. */
    chain: { entries: head?.seq ?? 0, hash: head?.hash ?? noHash },
  };
  const { publicKey, signature } = keys.attest(canonicalJson(said));
  return { ...said, signature: { algorithm: "Ed25519", publicKey, value: signature } };
}
