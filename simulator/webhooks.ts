import { randomUUID } from "node:crypto";
import type { Announcement, Delivery } from "./deliveries.ts";
import { ask } from "./outbound.ts";
import { findShop, type Shop, type World } from "./state.ts";
import { sign } from "./tokens.ts";
import { recordTraffic } from "./traffic.ts";

const answerTimeoutMs = 5000;
const attemptsInAll = 9;
const shuffleWithinMs = 1500;
/** Told even when the app is gone from the shop. */
const alwaysTold = ["app/uninstalled", "customers/data_request", "customers/redact", "shop/redact"];

/** What a webhook's `X-Shopify-Hmac-SHA256` must be: base64 HMAC-SHA256 of the raw body under the app's secret. */
export function webhookHmac(secret: string, rawBody: string | Buffer): string {
  return sign(secret, rawBody, "base64");
}

/** The post office: makes deliveries of events and carries them to the app, as the mode says. */
export function openPostOffice(world: World) {
  const timers = new Set<NodeJS.Timeout>();

  const later = (delayMs: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  };

  const attempt = async (delivery: Delivery) => {
    if (!world.deliveries.includes(delivery)) return;
    const ok = await carry(world, delivery);
    if (ok) delivery.state = "delivered";
    else if (delivery.state === "delivered" || !world.deliveries.includes(delivery)) return;
    else if (delivery.attempts.length >= attemptsInAll) delivery.state = "failed";
    else {
      delivery.state = "waiting";
      later(world.webhookMode.retryMs * 2 ** (delivery.attempts.length - 1), () => attempt(delivery));
    }
  };

  /** Sends a delivery on its way, as often as the mode says, and whatever happened to it before. */
  const release = (delivery: Delivery) => {
    const { copies, shuffled } = world.webhookMode;
    delivery.state = "waiting";
    for (let copy = 0; copy < copies; copy++)
      later(shuffled ? Math.random() * shuffleWithinMs : 0, () => attempt(delivery));
  };

  const announce = (shop: Shop, announcements: Announcement[]) => {
    const eventId = randomUUID();
    for (const { topic, payload } of announcements) {
      if (!shop.installed && !alwaysTold.includes(topic)) continue;
      const body = JSON.stringify(payload);
      for (const { path } of world.manifest.subscriptions.filter((subscription) => subscription.topic === topic)) {
        const delivery = newDelivery(shop, { topic, path, body, eventId });
        world.deliveries.push(delivery);
        if (world.webhookMode.paused) delivery.state = "held";
        else if (Math.random() * 100 < world.webhookMode.dropPercent) delivery.state = "dropped";
        else release(delivery);
      }
    }
  };

  /** Sends what is held, one after the other, each answered (or given up) before the next. Says how many. */
  const flush = async (order: FlushOrder) => {
    const held = sortHeld(
      world.deliveries.filter((delivery) => delivery.state === "held"),
      order,
    );
    for (const delivery of held) for (let copy = 0; copy < world.webhookMode.copies; copy++) await attempt(delivery);
    return held.length;
  };

  return {
    announce,
    release,
    flush,
    /** Ends all waiting; nothing is sent any more. */
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

export type FlushOrder = "kept" | "reversed" | "shuffled" | string[];
export type PostOffice = ReturnType<typeof openPostOffice>;

function sortHeld(held: Delivery[], order: FlushOrder): Delivery[] {
  if (order === "kept") return held;
  if (order === "reversed") return held.toReversed();
  if (order === "shuffled") {
    const drawn = held.map((delivery) => ({ delivery, lot: Math.random() }));
    return drawn.sort((a, b) => a.lot - b.lot).map(({ delivery }) => delivery);
  }
  const place = ({ topic, webhookId }: Delivery) => {
    const named = order.findIndex((name) => name === topic || name === webhookId);
    return named < 0 ? order.length : named;
  };
  return held.toSorted((a, b) => place(a) - place(b));
}

function newDelivery(shop: Shop, told: { topic: string; path: string; body: string; eventId: string }): Delivery {
  return {
    ...told,
    webhookId: randomUUID(),
    shop: shop.domain,
    triggeredAt: new Date().toISOString(),
    attempts: [],
    state: "waiting",
  };
}

/** One attempt. Anything but a 2xx answer within five seconds is a failure, redirects too. */
async function carry(world: World, delivery: Delivery): Promise<boolean> {
  const { config, manifest } = world;
  const started = Date.now();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-hmac-sha256": webhookHmac(config.clientSecret, delivery.body),
    "x-shopify-shop-domain": delivery.shop,
    "x-shopify-api-version": manifest.apiVersion,
    "x-shopify-webhook-id": delivery.webhookId,
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
  };
  const body = Buffer.from(delivery.body);
  const target = new URL(delivery.path, config.appInternalUrl);
  const answer = await ask(target, { method: "POST", headers, body, timeoutMs: answerTimeoutMs });
  const status = answer.kind === "answered" ? answer.status : 0;
  const text = answer.kind === "answered" ? answer.body.toString("utf8") : answer.reason;
  const ms = Date.now() - started;
  delivery.attempts.push({ at: new Date(started).toISOString(), status, ms, answer: text.slice(0, 2000) });
  recordTraffic(world, {
    kind: "webhook",
    shop: findShop(world, delivery.shop)?.domain ?? delivery.shop,
    method: "POST",
    url: delivery.path,
    summary: `${delivery.topic}, attempt ${delivery.attempts.length}`,
    requestHeaders: headers,
    requestBody: delivery.body,
    status,
    responseBody: text,
    ms,
  });
  return status >= 200 && status < 300;
}
