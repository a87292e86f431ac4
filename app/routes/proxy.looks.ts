import { z } from "zod";
import { drawLooks } from "../domain/looks/draw-looks.ts";
import { answering, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { authenticateShopper } from "../http/authenticate-shopper.ts";
import { services } from "../services.server.ts";

const crop = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  rotationDegrees: z.number().default(0),
});

const looks = z.strictObject({
  artworkVersionId: z.uuid(),
  slot: z.string().max(60),
  photoId: z.uuid(),
  crop,
  effects: z.array(z.string().max(40)).min(1).max(12),
  cutout: z.boolean().default(false),
  longSidePx: z.number().int().min(32).max(800),
});

/** A shopper wants to see their photo in other looks. Asked by POST, for the token's sake; answers a picture. */
export const action = answering(async ({ request }) => {
  const { shop, shopper, ask } = await authenticateShopper(request, looks);

  const drawn = await drawLooks(services(), { shopId: shop.id, shopperSessionId: shopper.id, ...ask });
  const headers: Record<string, string> = { "Content-Type": drawn.contentType, "Cache-Control": "private, no-store" };
  if (drawn.confidence !== null) headers["Likeness-Confidence"] = String(drawn.confidence);
  return new Response(Buffer.from(drawn.bytes), { headers });
});

export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("method-not-allowed");
});
