import type { ArtworkVersion } from "@prisma/client";
import { bundledFontFiles, fallbackFont, isBundledFont } from "../../imaging/text/bundled-fonts.ts";
import { unicodeRange } from "../../imaging/text/letters.ts";
import { openFont } from "../../imaging/text/text-fonts.ts";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { parseArtworkDocument, type TextLayer, textLayers } from "./artwork-document.ts";
import { artworkFileType } from "./artwork-files.ts";
import { readArtworkFiles } from "./read-artwork-files.ts";
import { readFontLetters } from "./read-font-letters.ts";

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
  const bytes = (await fontFiles(services, version, layer))[part];
  if (!bytes) return null;
  const contentType = part === 0 && !isBundledFont(layer.font) ? artworkFileType(layer.font) : "font/woff";
  return { bytes, contentType: contentType ?? "font/woff" };
}

/** Which letters each part has, as CSS's `unicode-range`: a page need only ask for those it writes with. */
export async function fontParts(
  services: Services,
  version: Pick<ArtworkVersion, "files">,
  layer: TextLayer,
): Promise<string[]> {
  const lent = bundledFontFiles(fallbackFont);
  const { font } = layer;
  if (isBundledFont(font)) return [...bundledFontFiles(font), ...lent].map((bytes) => unicodeRange(openFont(bytes)));
  const letters = await readFontLetters(services, version);
  return [letters.get(font) ?? "", ...lent.map((bytes) => unicodeRange(openFont(bytes)))];
}

async function fontFiles(
  services: Services,
  version: Pick<ArtworkVersion, "files">,
  { font }: TextLayer,
): Promise<Uint8Array[]> {
  const lent = bundledFontFiles(fallbackFont);
  if (isBundledFont(font)) return [...bundledFontFiles(font), ...lent];
  const own = await readArtworkFiles(services, version, (name) => name === font);
  return [...own.values(), ...lent];
}
