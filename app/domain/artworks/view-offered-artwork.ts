import { canvasSize } from "../../imaging/target.ts";
import { DomainError } from "../errors.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { parseArtworkDocument } from "./artwork-document.ts";
import { hasMask, layerKey, maskKey } from "./artwork-files.ts";

/** Long enough for a shopper to think it over. */
const linkSeconds = 6 * 3_600;

/** An artwork as the widget draws it: lengths of the canvas in print pixels, boxes as fractions of it, layers bottom first. */
export async function viewOfferedArtwork(
  services: Services,
  { shopId, artworkVersionId }: { shopId: string; artworkVersionId: string },
) {
  const version = isRowId(artworkVersionId)
    ? await services.db.artworkVersion.findFirst({ where: { id: artworkVersionId, shopId } })
    : null;
  if (!version) throw new DomainError("artwork-unknown");

  const document = parseArtworkDocument(version.document);
  const { widthPx, heightPx, dpi } = document.print;
  const drawnSize = canvasSize(document, { kind: "preview" });
  const files = version.files as Record<string, string>;
  const link = (key: string) => services.links.read(key, { contentType: "image/webp", expiresInSeconds: linkSeconds });

  const layers: ({ kind: "image"; url: string } | { kind: "photo"; slot: string })[] = [];
  const slots = [];
  for (const layer of document.layers) {
    if (layer.kind === "image") {
      layers.push({ kind: "image", url: await link(layerKey(files[layer.file] ?? "", drawnSize)) });
      continue;
    }
    layers.push({ kind: "photo", slot: layer.slot });
    slots.push({
      id: layer.slot,
      label: layer.label,
      box: {
        x: layer.box.xPx / widthPx,
        y: layer.box.yPx / heightPx,
        width: layer.box.widthPx / widthPx,
        height: layer.box.heightPx / heightPx,
      },
      shape: layer.shape,
      rotationDegrees: layer.rotationDegrees,
      ...(hasMask(layer) && {
        maskUrl: await link(maskKey(shopId, { version: version.sha256, slot: layer.slot })),
      }),
    });
  }
  const { sharpnessWarnDpi, sharpnessBlockDpi } = await readSettings(services, { shopId });
  return {
    id: version.id,
    title: document.title,
    widthPx,
    heightPx,
    dpi,
    background: document.background,
    slots,
    layers,
    sharpness: { warnDpi: sharpnessWarnDpi, blockDpi: sharpnessBlockDpi },
  };
}
