import { createHash } from "node:crypto";
import type { Image, Personalization, Shop } from "@prisma/client";
import { addStarterArtworks } from "../../app/domain/artworks/add-starter-artworks.ts";
import { openAccount } from "../../app/domain/credits/open-account.ts";
import { keepDelivery } from "../../app/domain/inbox/keep-delivery.ts";
import { linePropertyName, writeLineId } from "../../app/domain/personalizations/line-id.ts";
import { openShopperSession } from "../../app/domain/personalizations/open-shopper-session.ts";
import { readShopperSession } from "../../app/domain/personalizations/read-shopper-session.ts";
import { savePersonalization } from "../../app/domain/personalizations/save-personalization.ts";
import { issueUploadTicket } from "../../app/domain/photos/issue-upload-ticket.ts";
import { tiers } from "../../app/domain/photos/object-key.ts";
import { openUpload } from "../../app/domain/photos/open-upload.ts";
import { receivePhoto } from "../../app/domain/photos/receive-photo.ts";
import { readTicket } from "../../app/domain/photos/upload-ticket.ts";
import type { ObjectStorage } from "../../app/domain/services.ts";
import { newId, photoBytes } from "./photo.ts";
import type { TestServices } from "./services.ts";

/** A shop with its welcome credits, or as many as said. */
export async function aShop(
  services: TestServices,
  { credits = services.billing.welcomeCredits, ...more }: Partial<Shop> & { credits?: number } = {},
): Promise<Shop> {
  const shop = await services.db.shop.create({
    data: {
      domain: `shop-${newId()}.myshopify.com`,
      name: "A shop",
      installedAt: services.clock.now(),
      ...more,
      settings: { create: {} },
    },
  });
  const billing = { ...services.billing, welcomeCredits: credits };
  await openAccount({ ...services, billing }, { shopId: shop.id, shopDomain: shop.domain });
  return shop;
}

export async function aShopper(services: TestServices, shop: Shop, customerId: string | null = null) {
  const { token } = await openShopperSession(services, { shopId: shop.id, customerId });
  return { token, session: await readShopperSession(services, { shopId: shop.id, token, customerId }) };
}

/** A photo that came the whole way: ticket, upload, examination. */
export async function aPhoto(
  services: TestServices,
  {
    shop,
    shopperSessionId,
    bytes,
    contentType = "image/jpeg",
  }: { shop: Shop; shopperSessionId: string; bytes?: Buffer | undefined; contentType?: string },
): Promise<Image> {
  const body = bytes ?? (await photoBytes());
  const { photo, upload } = await issueUploadTicket(services, {
    shopId: shop.id,
    shopperSessionId,
    photo: { fileName: "rex.jpg", bytes: body.length, contentType },
  });
  const ticket = readTicket(services, { text: upload.ticket, starting: true });
  await openUpload(services, { ticket, bytes: body.length });
  await receivePhoto(services, { shopId: shop.id, photoId: photo.id, read: async () => body });
  return services.db.image.findUniqueOrThrow({ where: { id: photo.id } });
}

/** A product that offers one of the starter artworks. */
export async function anOfferedArtwork(services: TestServices, shop: Shop, handle = "plain") {
  await addStarterArtworks(services, { shopId: shop.id });
  const artwork = await services.db.artwork.findUniqueOrThrow({
    where: { shopId_handle: { shopId: shop.id, handle } },
    include: { versions: true },
  });
  const productId = newId();
  await services.db.productAssignment.create({
    data: {
      shopId: shop.id,
      productId,
      productTitle: artwork.title,
      artworkId: artwork.id,
      createdAt: services.clock.now(),
    },
  });
  const version = artwork.versions.at(-1);
  if (!version) throw new Error("the artwork has no version");
  return { productId, version };
}

/** The largest centred crop of a photo that has a slot's ratio. */
export function centredCrop(
  photo: { widthPx: number | null; heightPx: number | null },
  slot: { width: number; height: number },
) {
  const [w, h] = [photo.widthPx ?? 1, photo.heightPx ?? 1];
  const scale = Math.min(w / slot.width, h / slot.height);
  const width = (slot.width * scale) / w;
  const height = (slot.height * scale) / h;
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height, rotationDegrees: 0 };
}

export function slotOf(version: { document: unknown }) {
  const { layers } = version.document as {
    layers: { kind: string; slot: string; box: { width: number; height: number } }[];
  };
  const layer = layers.find((candidate) => candidate.kind === "photo");
  if (!layer) throw new Error("the artwork has no slot");
  return layer;
}

/** All that stands behind one cart line. */
export interface Personalized {
  shop: Shop;
  photo: Image;
  personalization: Personalization;
  productId: string;
  lineId: string;
}

export async function aPersonalization(
  services: TestServices,
  given: { shop?: Shop; bytes?: Buffer; customerId?: string } = {},
): Promise<Personalized> {
  const shop = given.shop ?? (await aShop(services));
  const { session } = await aShopper(services, shop, given.customerId);
  const photo = await aPhoto(services, { shop, shopperSessionId: session.id, bytes: given.bytes });
  const { productId, version } = await anOfferedArtwork(services, shop);
  const layer = slotOf(version);
  const view = await savePersonalization(services, {
    shopId: shop.id,
    shopperSessionId: session.id,
    productId,
    artworkVersionId: version.id,
    photos: [{ slot: layer.slot, photoId: photo.id, crop: centredCrop(photo, layer.box) }],
  });
  const personalization = await services.db.personalization.findUniqueOrThrow({ where: { publicId: view.id } });
  return { shop, photo, personalization, productId, lineId: view.lineId };
}

/** Shopify's order, as its messages carry it. Times are seconds after the test clock's present. */
export function orderPayload(
  services: TestServices,
  {
    id = newId(),
    lines,
    updatedAfter = 0,
    ...more
  }: {
    id?: string;
    lines: { id?: string; productId?: string | null; lineId?: unknown; quantity?: number; currentQuantity?: number }[];
    updatedAfter?: number;
    created_at?: string;
    financial_status?: string;
    fulfillment_status?: string | null;
    cancelled_at?: string | null;
    customer?: { id: number };
  },
) {
  const now = services.clock.now().getTime();
  return {
    id: Number(id),
    name: `#${id.slice(-4)}`,
    currency: "USD",
    total_price: "49.00",
    test: false,
    created_at: new Date(now).toISOString(),
    updated_at: new Date(now + updatedAfter * 1_000).toISOString(),
    cancelled_at: null,
    financial_status: "pending",
    fulfillment_status: null,
    line_items: lines.map((line) => ({
      id: Number(line.id ?? newId()),
      product_id: line.productId == null ? null : Number(line.productId),
      variant_id: 1,
      title: "Poster",
      quantity: line.quantity ?? 1,
      current_quantity: line.currentQuantity ?? line.quantity ?? 1,
      properties: line.lineId === undefined ? [] : [{ name: linePropertyName, value: line.lineId }],
    })),
    ...more,
  };
}

/** Keeps a message as Shopify would send it; nobody hears of it before `hearBells`. Returns its row's id. */
export async function aDelivery(
  services: TestServices,
  shopDomain: string,
  message: { topic: string; payload: unknown; deliveryId?: string; at?: Date },
): Promise<string> {
  const { topic, payload, deliveryId = newId(), at = services.clock.now() } = message;
  const told = { source: "shopify" as const, deliveryId, eventId: null, topic, shopDomain, triggeredAt: at };
  await keepDelivery(services, { ...told, body: JSON.stringify(payload) });
  const where = { source_deliveryId: { source: "shopify", deliveryId } };
  return (await services.db.webhookDelivery.findUniqueOrThrow({ where })).id;
}

/** The keys of every picture storage holds of a shop. */
export async function picturesIn(storage: ObjectStorage, shopId: string): Promise<string[]> {
  const found: string[] = [];
  for (const tier of tiers) for await (const { key } of storage.list(`${tier}/${shopId}`)) found.push(key);
  return found;
}

export function lineIdFor(services: TestServices, shop: Shop, publicId: string): string {
  return writeLineId(services.keys, { shopId: shop.id, publicId });
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
