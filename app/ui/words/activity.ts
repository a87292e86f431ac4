import type { DeliveryStatus } from "../../domain/inbox/list-deliveries.ts";
import type { Plural } from "./plural.ts";

export const activityWords = {
  title: "Activity",
  tabs: { look: "Needs a look", messages: "From Shopify", history: "What happened" },
  look: {
    none: "All is well",
    noneText: "What could not be done stands here, with why and what to do about it.",
    all: "Try all again",
    more: (shown: string, all: string) => `The newest ${shown} of ${all} are shown.`,
    tried: {
      one: "1 is being tried again",
      other: (count) => `${count} are being tried again`,
    } satisfies Plural as Plural,
    retry: "Try again",
    print: (title: string) => `Print file of ${title}`,
    printRetry: (credits: string) =>
      `Trying again draws it anew from the kept photo. It costs ${credits} when it succeeds, and nothing when it does not.`,
    message: "A message from Shopify could not be applied",
    messageRetry: (attempts: string) =>
      `It was tried ${attempts} times. Trying again applies it as it came; what was applied already is not applied twice.`,
  },
  messages: {
    none: "Shopify has told us nothing yet.",
    columns: { at: "When", what: "What", state: "State" },
    resource: { singular: "message", plural: "messages" },
    states: {
      received: "Waiting",
      processing: "Being applied",
      applied: "Applied",
      failed: "Given up",
    } satisfies Record<DeliveryStatus, string>,
  },
  topics: {
    "orders/create": "An order was placed",
    "orders/paid": "An order was paid",
    "orders/updated": "An order changed",
    "orders/edited": "An order was edited",
    "orders/cancelled": "An order was cancelled",
    "orders/fulfilled": "An order was shipped",
    "refunds/create": "A refund was made",
    "app/uninstalled": "The app was removed",
    "app/scopes_update": "The app's rights changed",
    "app_purchases_one_time/update": "A purchase of credits changed",
    "customers/data_request": "A customer asked for their data",
    "customers/redact": "A customer is to be forgotten",
    "shop/redact": "The shop is to be forgotten",
  } as Record<string, string>,
  history: {
    none: "Nothing has happened yet.",
    columns: { at: "When", what: "What", order: "Order", who: "Who" },
    resource: { singular: "entry", plural: "entries" },
    staff: (number: string) => `Staff member ${number}`,
    events: {
      "data-requested": "A customer asked for their data",
      "purchase-started": "A purchase of credits was started",
      "purchase-updated": "A purchase of credits changed",
      "staff-may-buy": "Who may buy credits was changed",
    } as Record<string, string>,
  },
} as const;
