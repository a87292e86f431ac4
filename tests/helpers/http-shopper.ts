/** What the local Shopify tells of a product that carries an artwork. */
export interface OfferedProduct {
  productId: string;
  variantId: number;
  artworkVersionId: string;
}

/** A refusal, as the shopper's browser sees it. */
export class ShopperRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  rotationDegrees: number;
}

interface ArtworkView {
  widthPx: number;
  heightPx: number;
  slots: { id: string; box: { width: number; height: number } }[];
}

export interface PersonalizationView {
  id: string;
  lineId: string;
  preview: { status: "pending" | "completed" | "failed"; url?: string; thumbnailUrl?: string; code?: string };
}

/** Asks the local Shopify's control doors. Throws with its answer when it refuses. */
export async function knock<T>(controlUrl: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${controlUrl}/control/${path}`, {
    method: body === undefined ? "GET" : "POST",
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`/control/${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/**
 * A shopper without a browser: the same requests as the widget's, through the shop's own address, so that Shopify's part of
 * the way (signature, stripped cookies) is really walked.
 */
export function httpShopper(shopUrl: string, proxyPath = "/apps/likeness") {
  const base = new URL(proxyPath, shopUrl).href;
  let token: string | undefined;

  async function call<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${base}${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    await refuse(answer);
    return (await answer.json()) as T;
  }

  async function session(): Promise<string> {
    token ??= (await call<{ session: { token: string } }>("/session", {})).session.token;
    return token;
  }

  return {
    call,
    session,

    async artwork(versionId: string): Promise<ArtworkView> {
      return (await call<{ artwork: ArtworkView }>(`/artworks/${versionId}`)).artwork;
    },

    /** Sends a photo the whole way and returns its id. */
    async upload(bytes: Uint8Array, { fileName = "rex.jpg", contentType = "image/jpeg" } = {}): Promise<string> {
      const { photo, upload } = await call<{ photo: { id: string }; upload: { endpoint: string; ticket: string } }>(
        "/photos",
        {
          session: await session(),
          fileName,
          bytes: bytes.length,
          contentType,
        },
      );
      const headers = { "Tus-Resumable": "1.0.0", Authorization: `Bearer ${upload.ticket}` };
      const begun = await fetch(upload.endpoint, {
        method: "POST",
        headers: { ...headers, "Upload-Length": String(bytes.length) },
      });
      await refuse(begun);
      const sent = await fetch(begun.headers.get("location") ?? "", {
        method: "PATCH",
        headers: { ...headers, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" },
        body: bytes as Uint8Array<ArrayBuffer>,
      });
      await refuse(sent);
      return photo.id;
    },

    async personalize(
      product: OfferedProduct,
      { photoId, crop, slot }: { photoId: string; crop: Crop; slot: string },
    ): Promise<PersonalizationView> {
      const { productId, artworkVersionId } = product;
      const ask = { session: await session(), productId, artworkVersionId, photos: [{ slot, photoId, crop }] };
      return (await call<{ personalization: PersonalizationView }>("/personalizations", ask)).personalization;
    },

    async read(id: string): Promise<PersonalizationView> {
      return (await call<{ personalization: PersonalizationView }>(`/personalizations/${id}`)).personalization;
    },
  };
}

async function refuse(answer: Response): Promise<void> {
  if (answer.ok) return;
  const text = await answer.text();
  let error = { code: `http-${answer.status}`, message: text.slice(0, 300) };
  try {
    error = (JSON.parse(text) as { error: typeof error }).error;
  } catch {
    // not one of ours: Shopify's own page when the app is down
  }
  throw new ShopperRefused(answer.status, error.code, error.message);
}

/** The largest centred crop of a photo (in pixels) for a slot of an artwork. */
export function cropFor(
  photo: { widthPx: number; heightPx: number },
  artwork: ArtworkView,
  slotId?: string,
): { slot: string; crop: Crop } {
  const slot = artwork.slots.find(({ id }) => !slotId || id === slotId);
  if (!slot) throw new Error("the artwork has no such slot");
  const ratio = (slot.box.width * artwork.widthPx) / (slot.box.height * artwork.heightPx);
  const widthPx = Math.min(photo.widthPx, photo.heightPx * ratio);
  const width = widthPx / photo.widthPx;
  const height = widthPx / ratio / photo.heightPx;
  return { slot: slot.id, crop: { x: (1 - width) / 2, y: (1 - height) / 2, width, height, rotationDegrees: 0 } };
}

interface ControlState {
  shops: {
    store: string;
    products: {
      id: number | string;
      handle: string;
      variants: { id: number | string }[];
      metafields: { namespace: string; key: string; value: string }[];
    }[];
  }[];
}

/** A product of a shop, with the artwork its metafield names. */
export async function offeredProduct(controlUrl: string, store: string, handle: string): Promise<OfferedProduct> {
  const { shops } = await knock<ControlState>(controlUrl, "state");
  const product = shops.find((shop) => shop.store === store)?.products.find((candidate) => candidate.handle === handle);
  const metafield = product?.metafields.find(({ key }) => key === "likeness");
  const variant = product?.variants[0];
  if (!product || !metafield || !variant) throw new Error(`${store} offers no artwork on ${handle}`);
  const { version } = (typeof metafield.value === "string" ? JSON.parse(metafield.value) : metafield.value) as {
    version: string;
  };
  return { productId: String(product.id), variantId: Number(variant.id), artworkVersionId: version };
}

/** Waits until something is so, looking every `everyMs`. Throws with the last it saw when `withinMs` are over. */
export async function until<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  { withinMs = 30_000, everyMs = 100, what = "it" }: { withinMs?: number; everyMs?: number; what?: string } = {},
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end)
      throw new Error(`${what} did not come to be within ${withinMs} ms; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
