import { createHmac } from "node:crypto";
import type { Figure, Stack } from "../index.ts";
import { perSecond } from "../measure.ts";

/** How many messages from Shopify are verified, kept and answered in a second, next to answers that do nothing. */
export async function webhooks({ urls, env }: Stack): Promise<Figure[]> {
  const send = async (index: number) => {
    const body = JSON.stringify(anOrder(index));
    const answer = await fetch(`${urls.web}/webhooks/orders/create`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-shopify-topic": "orders/create",
        "x-shopify-shop-domain": "pawprints.myshopify.com",
        "x-shopify-api-version": "2026-07",
        "x-shopify-webhook-id": `bench-${crypto.randomUUID()}`,
        "x-shopify-hmac-sha256": createHmac("sha256", String(env.SHOPIFY_API_SECRET)).update(body).digest("base64"),
      },
    });
    if (answer.status !== 200) throw new Error(`a message was answered ${answer.status}`);
  };
  const idle = async () => {
    await (await fetch(`${urls.web}/health/live`)).arrayBuffer();
  };
  await perSecond(100, 10, send);
  await perSecond(100, 10, idle);
  const kept = await perSecond(1_000, 10, send);
  const nothing = await perSecond(1_000, 10, idle);
  return [
    {
      name: "orders/create verified, kept, answered; 10 callers",
      value: kept,
      unit: "per second",
      against: { name: "/health/live", value: nothing },
      ratio: kept / nothing,
    },
  ];
}

/** As long as Shopify's own: most of what it says, we don't read. */
function anOrder(index: number) {
  const at = new Date().toISOString();
  const id = 5_000_000_000 + index;
  return { id, name: `#B${index}`, created_at: at, updated_at: at, line_items: [], note: "x".repeat(8_000) };
}
