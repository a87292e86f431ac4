import { bundledFontFiles, fallbackFont, isBundledFont } from "../../imaging/text/bundled-fonts.ts";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { parseArtworkDocument, textLayers } from "./artwork-document.ts";
import { artworkFileType } from "./artwork-files.ts";
import { readArtworkFiles } from "./read-artwork-files.ts";

/**
 * One part of the font a text of an artwork is set in, so that the page can write with it while the shopper types: the
 * artwork's own font, or the bundled one, then the parts that lend it letters. Null past the last.
 *
 * @throws DomainError "artwork-unknown", "text-unknown"
 */
export async function readFont(
  services: Services,
  { shopId, artworkVersionId, field, part }: { shopId: string; artworkVersionId: string; field: string; part: number },
): Promise<{ bytes: Uint8Array; contentType: string } | null> {
  const id = artworkVersionId;
  const version = isRowId(id) ? await services.db.artworkVersion.findFirst({ where: { id, shopId } }) : null;
  if (!version) throw new DomainError("artwork-unknown");
  const layer = textLayers(parseArtworkDocument(version.document)).find((text) => text.field === field);
  if (!layer) throw new DomainError("text-unknown");
  if (isBundledFont(layer.font)) {
    const bytes = [...bundledFontFiles(layer.font), ...bundledFontFiles(fallbackFont)][part];
    return bytes ? { bytes, contentType: "font/woff" } : null;
  }
  const files = await readArtworkFiles(services, version, (name) => name === layer.font);
  const bytes = [...files.values(), ...bundledFontFiles(fallbackFont)][part];
  return bytes ? { bytes, contentType: (part === 0 && artworkFileType(layer.font)) || "font/woff" } : null;
}
