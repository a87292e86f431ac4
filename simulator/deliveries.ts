/** What the post office keeps of each webhook, and how it is told to behave. */

export type Attempt = { at: string; status: number; ms: number; answer: string };
export type Delivery = {
  webhookId: string;
  eventId: string;
  shop: string;
  topic: string;
  path: string;
  body: string;
  triggeredAt: string;
  attempts: Attempt[];
  state: "waiting" | "held" | "delivered" | "dropped" | "failed";
};
export type WebhookMode = {
  /** Send every delivery this many times, under one webhook id. */
  copies: number;
  /** Share of deliveries lost without a trace, 0 to 100. */
  dropPercent: number;
  /** Hold everything until flushed. */
  paused: boolean;
  /** Each delivery waits a random while, so they arrive in any order. */
  shuffled: boolean;
  /** Wait before the first retry; each further one waits twice as long. Shopify's takes four hours in all. */
  retryMs: number;
};

export type Announcement = { topic: string; payload: unknown };
