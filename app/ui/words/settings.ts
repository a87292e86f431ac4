import type { SettingList, SettingName, SettingProblem } from "../../domain/settings/settings-rules.ts";

export interface FieldWords {
  label: string;
  help: string;
}

export const settingsWords = {
  title: "Settings",
  saved: "Settings saved",
  save: "Save",
  discard: "Discard",
  days: "days",
  dpi: "DPI",
  dollars: "US dollars a month",
  summary: "Some settings need another look. Nothing was saved yet.",
  failed: "Your settings could not be saved. Nothing was lost: try again in a moment.",
  retention: {
    title: "How long photos are kept",
    text: "Photos are deleted automatically when their time is over, together with everything made from them.",
    when: "A longer time also applies to photos you already have. A shorter one applies to new photos, and to the others when something happens to their order.",
    archive: {
      label: "Keep photos of shipped orders for reorders",
      help: "When their time above is over, they are kept for longer instead of being deleted.",
    },
  },
  sharpness: {
    title: "How sharp a photo must be",
    text: "We count the pixels of the photo, after the crop, for each printed inch (DPI). 300 is as sharp as our print files get; from about 150 a photo looks good at arm's length.",
  },
  storage: {
    title: "What storage may cost",
    text: "When the last 30 days cost more than this at your provider’s list prices, you are told on the home page. Nothing is deleted for it.",
  },
  notify: {
    title: "Who we write to",
    text: "When prints wait for credits, or credits are running low. Everything else you find on the home page.",
  },
  limits: {
    title: "Requests we don't count",
    text: "We limit how much one visitor may send in a minute. Your own shop floor or agency may need more.",
  },
  fields: {
    temporaryDays: {
      label: "Not in an order",
      help: "From the upload, or from when an order was cancelled. Shoppers can come back and order in this time.",
    },
    orderPendingDays: {
      label: "Ordered, not shipped yet",
      help: "From the order. Leave enough time to print again if a parcel is lost.",
    },
    orderCompletedDays: { label: "Shipped", help: "From the day the order was shipped." },
    archivedDays: { label: "Kept for reorders", help: "After the time for shipped orders." },
    sharpnessWarnDpi: {
      label: "Warn below",
      help: "The shopper is told that the photo may look soft, and can go on.",
    },
    sharpnessBlockDpi: {
      label: "Refuse below",
      help: "The shopper is asked for a larger photo or a wider crop.",
    },
    storageBudgetDollars: { label: "Budget", help: "0 if you don’t want to be told." },
    notifyEmails: { label: "Mail addresses", help: "Up to five, with commas. Leave it empty to get no mail." },
    rateAllow: { label: "Addresses and networks", help: "For example 203.0.113.7, 198.51.100.0/24, with commas." },
  } satisfies Record<SettingName | SettingList, FieldWords>,
  problem: (problem: SettingProblem, from: string, to: string): string => {
    if (problem === "not-whole") return "Enter a whole number.";
    if (problem === "above-warn") return "This can't be above the level you warn at.";
    if (problem === "not-mail") return "Enter up to five mail addresses, with commas between them.";
    if (problem === "not-networks") return "Enter addresses or networks, with commas between them.";
    return `Enter a number from ${from} to ${to}.`;
  },
} as const;
