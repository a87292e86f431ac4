import type { Image, Settings } from "@prisma/client";
import { type ArtworkDocument, parseArtworkDocument, photoLayers, textLayers } from "../artworks/artwork-document.ts";
import { printPixels, sizeOfVariant, slotInches } from "../artworks/print-sizes.ts";
import { readQualityReport } from "../prints/quality-report.ts";
import { readRecipe } from "../recipes/recipe.ts";
import { effectiveDpi, sharpnessOf } from "../recipes/sharpness.ts";
import type { Services } from "../services.ts";
import type { OrderRow } from "./read-order.ts";

export type { OrderItemFlag, PrintStatus, Tier } from "@prisma/client";

type Item = OrderRow["items"][number];
type Choice = NonNullable<Item["personalization"]>;

/** How long a merchant may use a link from the order's page, in seconds; the page asks for new ones while it is open. */
const linkSeconds = 3_600;

export type OrderItemView = Awaited<ReturnType<typeof viewOrderItem>>;

/** One line of an order with everything a merchant may want to see of it. */
export async function viewOrderItem(
  services: Services,
  {
    order,
    item,
    settings,
    available,
  }: { order: Pick<OrderRow, "name">; item: Item; settings: Settings; available: number },
) {
  const choice = item.personalization;
  const document = choice ? parseArtworkDocument(choice.artworkVersion.document) : null;
  const size = document ? sizeOfVariant(document, item.variantTitle).name : undefined;
  return {
    id: item.id,
    title: item.title,
    quantity: item.quantity,
    currentQuantity: item.currentQuantity,
    releasedAt: item.releasedAt,
    flag: item.flag,
    artwork: document && {
      id: choice?.artworkVersion.artworkId ?? "",
      title: document.title,
      ...printPixels(document, size),
    },
    preview: choice ? await viewPreview(services, choice) : null,
    photos: choice && document ? viewPhotos({ choice, document, size, settings }) : [],
    texts: choice && document ? viewTexts(document, choice) : [],
    print: item.print ? await viewPrint(services, { order, item, print: item.print, document, available }) : null,
  };
}

/** The preview the shopper saw; `url` is null while it is being made and after it was let go. */
async function viewPreview(services: Services, { shopId, recipeHash }: Choice) {
  const rows = await services.db.image.findMany({
    where: { shopId, recipeHash, kind: { in: ["preview", "thumbnail"] } },
  });
  const of = (kind: Image["kind"]) => rows.find((row) => row.kind === kind) ?? null;
  const preview = of("preview");
  return {
    status: preview?.status ?? ("gone" as const),
    url: await link(services, preview),
    thumbnailUrl: (await link(services, of("thumbnail"))) ?? (await link(services, preview)),
    widthPx: preview?.widthPx ?? null,
    heightPx: preview?.heightPx ?? null,
  };
}

/** What the shopper wrote, by the artwork's own names for it. */
function viewTexts(document: ArtworkDocument, choice: Choice): { label: string; text: string }[] {
  const { texts = {} } = readRecipe(choice.recipe);
  return textLayers(document).flatMap(({ field, label }) => {
    const text = texts[field];
    return text ? [{ label, text }] : [];
  });
}

function viewPhotos({
  choice,
  document,
  size,
  settings,
}: {
  choice: Choice;
  document: ArtworkDocument;
  size: string | undefined;
  settings: Settings;
}) {
  const recipe = readRecipe(choice.recipe);
  return choice.photos.map(({ slot, image }) => {
    const layer = photoLayers(document).find((candidate) => candidate.slot === slot);
    const { crop, effect, cutout } = recipe.photos[slot] ?? {};
    const { widthPx, heightPx } = image;
    const dpi =
      layer && crop && widthPx && heightPx
        ? effectiveDpi({ photo: { widthPx, heightPx }, crop, printed: slotInches(document, layer, size) })
        : null;
    return {
      id: image.id,
      label: layer?.label ?? slot,
      fileName: image.fileName,
      petName: image.petName,
      effect: effect?.name ?? null,
      cutout: cutout !== undefined,
      widthPx,
      heightPx,
      bytes: image.bytes,
      status: image.status,
      tier: image.tier,
      keptUntil: image.expiresAt,
      deletedAt: image.deletedAt,
      dpi,
      sharpness: dpi === null ? null : sharpnessOf(dpi, settings),
    };
  });
}

async function viewPrint(
  services: Services,
  {
    order,
    item,
    print,
    document,
    available,
  }: {
    order: Pick<OrderRow, "name">;
    item: Item;
    print: NonNullable<Item["print"]>;
    document: ArtworkDocument | null;
    available: number;
  },
) {
  const { image } = print;
  return {
    id: print.id,
    status: print.status,
    failure: print.failure,
    /** What it costs when it is made, and what the shop has. */
    credits: print.credits,
    available,
    completedAt: print.completedAt,
    widthPx: image?.widthPx ?? null,
    heightPx: image?.heightPx ?? null,
    bytes: image?.bytes ?? null,
    contentType: image?.contentType ?? null,
    quality: viewQuality(document, image?.report),
    /** The file was made and has been let go since. */
    gone: image?.status === "gone",
    keptUntil: image?.expiresAt ?? null,
    downloadUrl: await link(services, image, printFileName(order.name, item, image?.contentType)),
  };
}

/** The report beside the file, photo by photo; empty for prints from before there were any. */
function viewQuality(document: ArtworkDocument | null, json: unknown) {
  const layers = document ? photoLayers(document) : [];
  return (readQualityReport(json)?.photos ?? []).map(({ slot, ...quality }) => ({
    label: layers.find((layer) => layer.slot === slot)?.label ?? slot,
    ...quality,
  }));
}

async function link({ links }: Services, image: Image | null, download?: string): Promise<string | null> {
  if (image?.status !== "completed" || !image.storageKey) return null;
  const contentType = image.contentType ?? "application/octet-stream";
  return links.read(image.storageKey, { contentType, expiresInSeconds: linkSeconds, ...(download && { download }) });
}

/** "#1001" and "Royal Portrait - 10 × 12 in" → `1001-royal-portrait-10-12-in-12345.png`; the line's id keeps it unique. */
export function printFileName(
  orderName: string,
  { title, shopifyLineId }: Pick<Item, "title" | "shopifyLineId">,
  contentType: string | null = "image/png",
): string {
  const words = `${orderName} ${title}`.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = words
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  const ending = { "image/jpeg": "jpg", "application/pdf": "pdf" }[contentType ?? ""] ?? "png";
  return `${slug || "print"}-${shopifyLineId}.${ending}`;
}
