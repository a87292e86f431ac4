import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";
import { type ObjectName, objectName } from "./object-name.ts";

/** Work that is under way on a picture may have written, or be about to write, where its row does not look yet. */
const atWork: ReadonlySet<Image["status"]> = new Set(["expected", "pending", "processing"]);

type Row = Pick<Image, "shopId" | "status" | "storageKey" | "moveBegunAt">;

/** Whether a picture's row stands for this object: names it, or may be about to. */
export function isNamedBy(row: Row, { key, shopId }: { key: string; shopId: string }): boolean {
  if (row.shopId !== shopId) return false;
  return row.storageKey === key || atWork.has(row.status) || row.moveBegunAt !== null;
}

/** Of these keys, those that a row of their shop stands for. A few queries for any number of keys. */
export async function findNamed({ db }: Pick<Services, "db">, { keys }: { keys: string[] }): Promise<Set<string>> {
  const names = keys.flatMap((key) => {
    const name = objectName(key);
    return name ? [{ key, name }] : [];
  });
  const [pictures, pieces, artworks] = [of(names, "picture"), of(names, "piece"), of(names, "artwork")];

  const rows = await db.image.findMany({
    where: { id: { in: pictures.map(({ name }) => name.imageId) } },
    select: { id: true, shopId: true, status: true, storageKey: true, moveBegunAt: true },
  });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const uploads = await db.upload.findMany({
    where: { photoId: { in: pieces.map(({ name }) => name.photoId) } },
    select: { photoId: true, shopId: true },
  });
  const hasUpload = new Set(uploads.map(({ photoId, shopId }) => `${shopId} ${photoId}`));
  const hasArtwork = await findArtworkHashes({ db }, artworks);

  const named = new Set<string>();
  for (const { key, name } of pictures) {
    const row = rowOf.get(name.imageId);
    if (row && isNamedBy(row, { key, shopId: name.shopId })) named.add(key);
  }
  for (const { key, name } of pieces) if (hasUpload.has(`${name.shopId} ${name.photoId}`)) named.add(key);
  for (const { key, name } of artworks) if (hasArtwork.has(`${name.shopId} ${name.sha256}`)) named.add(key);
  return named;
}

interface Named<Name> {
  key: string;
  name: Name;
}

function of<Kind extends ObjectName["kind"]>(names: Named<ObjectName>[], kind: Kind) {
  return names.filter((one): one is Named<Extract<ObjectName, { kind: Kind }>> => one.name.kind === kind);
}

/** Files are named by their own hash, masks by their version's. */
async function findArtworkHashes(
  { db }: Pick<Services, "db">,
  artworks: Named<{ shopId: string; sha256: string }>[],
): Promise<Set<string>> {
  if (artworks.length === 0) return new Set();
  const rows = await db.$queryRaw<{ shopId: string; sha256: string }[]>`
    WITH asked AS (
      SELECT DISTINCT shop_id, sha256
        FROM unnest(${artworks.map(({ name }) => name.shopId)}::uuid[], ${artworks.map(({ name }) => name.sha256)}::text[])
             AS a (shop_id, sha256)
    ), known AS (
      SELECT v.shop_id, v.sha256 FROM artwork_versions v WHERE v.shop_id IN (SELECT shop_id FROM asked)
      UNION
      SELECT v.shop_id, substring(file.value FROM '([0-9a-f]{64})[.][a-z0-9]+$')
        FROM artwork_versions v CROSS JOIN jsonb_each_text(v.files) file WHERE v.shop_id IN (SELECT shop_id FROM asked)
    )
    SELECT shop_id AS "shopId", sha256 FROM asked JOIN known USING (shop_id, sha256)`;
  return new Set(rows.map(({ shopId, sha256 }) => `${shopId} ${sha256}`));
}
