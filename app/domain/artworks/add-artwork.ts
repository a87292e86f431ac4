import { createHash } from "node:crypto";
import type { ArtworkVersion, Prisma } from "@prisma/client";
import type { ArtworkBundle, Services } from "../services.ts";
import { type ArtworkDocument, artworkHash, filesOf, parseArtworkDocument, photoLayers } from "./artwork-document.ts";
import { artworkFileKey, artworkFileType, hasMask, layerKey, maskKey, placeOfLayer } from "./artwork-files.ts";

export interface AddedArtwork {
  version: ArtworkVersion;
  /** Whether this content was not a version of the artwork before. */
  isNew: boolean;
}

/**
 * Adds an artwork to a shop, or a new version to the artwork of that handle. The same content again is the same version.
 *
 * The files are kept, and drawn once at the size browsers use, before any row names them; so this may die anywhere and be
 * run again. Products that carry the artwork are marked as not knowing its new version yet: `syncProducts` tells them.
 * Throws when the document is not one we can read or names a file that is not there.
 */
export async function addArtwork(
  services: Services,
  { shopId, bundle }: { shopId: string; bundle: ArtworkBundle },
): Promise<AddedArtwork> {
  const document = parseArtworkDocument(bundle.document);
  const named = filesOf(document);
  const hashes: Record<string, string> = {};
  const keys: Record<string, string> = {};
  for (const fileName of named) {
    const bytes = bundle.files.get(fileName);
    const contentType = artworkFileType(fileName);
    if (!bytes || !contentType)
      throw new Error(`artwork ${document.handle}: ${fileName} is missing or of a type we don't take`);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    hashes[fileName] = sha256;
    keys[fileName] = artworkFileKey(shopId, { fileName, sha256 });
    await services.storage.put(keys[fileName], bytes, { contentType });
  }
  const sha256 = artworkHash(document, hashes);
  await drawLayers(services, { document, keys, files: bundle.files });
  await drawMasks(services, { shopId, document, sha256, files: bundle.files });
  return keepVersion(services, { shopId, document, keys, sha256 });
}

/** Draws what browsers show: every layer, and the shape of every slot that does not fill its box. */
async function drawLayers(
  { storage, imaging }: Services,
  {
    document,
    keys,
    files,
  }: { document: ArtworkDocument; keys: Record<string, string>; files: Map<string, Uint8Array> },
): Promise<void> {
  for (const layer of document.layers) {
    if (layer.kind !== "image") continue;
    const key = layerKey(keys[layer.file] ?? "", placeOfLayer(document, layer));
    if (await storage.head(key)) continue;
    const drawn = await imaging.rasteriseLayer(document, layer, files.get(layer.file) ?? new Uint8Array());
    await storage.put(key, drawn, { contentType: "image/webp" });
  }
}

/** The shape of every slot, soft edge included, as the page masks the photo with it. */
async function drawMasks(
  { storage, imaging }: Services,
  {
    shopId,
    document,
    sha256,
    files,
  }: { shopId: string; document: ArtworkDocument; sha256: string; files: Map<string, Uint8Array> },
): Promise<void> {
  for (const layer of photoLayers(document)) {
    const key = maskKey(shopId, { version: sha256, slot: layer.slot });
    if (!hasMask(layer) || (await storage.head(key))) continue;
    const drawn = await imaging.rasteriseMask(document, layer, files);
    if (drawn) await storage.put(key, drawn, { contentType: "image/webp" });
  }
}

async function keepVersion(
  { db }: Services,
  {
    shopId,
    document,
    keys,
    sha256,
  }: { shopId: string; document: ArtworkDocument; keys: Record<string, string>; sha256: string },
): Promise<AddedArtwork> {
  return db.$transaction(async (tx) => {
    await tx.artwork.createMany({
      data: { shopId, handle: document.handle, title: document.title },
      skipDuplicates: true,
    });
    const artwork = await tx.artwork.findUniqueOrThrow({
      where: { shopId_handle: { shopId, handle: document.handle } },
    });
    // One at a time for each artwork, so that numbers follow each other.
    await tx.$queryRaw`SELECT id FROM artworks WHERE id = ${artwork.id}::uuid FOR UPDATE`;
    const known = await tx.artworkVersion.findFirst({ where: { shopId, artworkId: artwork.id, sha256 } });
    if (known) return { version: known, isNew: false };

    const newest = await tx.artworkVersion.findFirst({ where: { artworkId: artwork.id }, orderBy: { number: "desc" } });
    await tx.artwork.update({ where: { id: artwork.id }, data: { title: document.title } });
    await tx.productAssignment.updateMany({ where: { shopId, artworkId: artwork.id }, data: { syncedAt: null } });
    const version = await tx.artworkVersion.create({
      data: {
        shopId,
        artworkId: artwork.id,
        number: (newest?.number ?? 0) + 1,
        document: document as unknown as Prisma.InputJsonObject,
        files: keys,
        sha256,
      },
    });
    return { version, isNew: true };
  });
}
