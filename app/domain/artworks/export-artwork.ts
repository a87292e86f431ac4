import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { parseArtworkDocument } from "./artwork-document.ts";
import { readArtworkFiles } from "./read-artwork-files.ts";
import { writeArtworkArchive } from "./write-artwork-archive.ts";

/**
 * A version of an artwork as a ZIP that can be imported again, here or in another shop, as the same version.
 *
 * @throws DomainError "artwork-unknown"
 */
export async function exportArtwork(
  services: Services,
  { shopId, artworkId, number }: { shopId: string; artworkId: string; number: number },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const known = isRowId(artworkId) && Number.isInteger(number) && number > 0 && number < 1_000_000;
  const version = known
    ? await services.db.artworkVersion.findFirst({ where: { shopId, artworkId, number }, include: { artwork: true } })
    : null;
  if (!version) throw new DomainError("artwork-unknown");
  const document = parseArtworkDocument(version.document);
  const files = await readArtworkFiles(services, version);
  return {
    fileName: `${version.artwork.handle}-v${number}.zip`,
    bytes: await writeArtworkArchive({ document, files, at: version.createdAt }),
  };
}
