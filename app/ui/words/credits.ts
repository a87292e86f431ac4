import type { CreditKind } from "../../domain/credits/list-entries.ts";
import type { Plural } from "./plural.ts";

export const creditsWords = {
  title: "Credits",
  credits: { one: "1 credit", other: (count) => `${count} credits` } satisfies Plural as Plural,
  balance: {
    title: "Your balance",
    held: {
      one: "1 more is set aside for a print being made",
      other: (count) => `${count} more are set aside for prints being made`,
    } satisfies Plural as Plural,
    lasts: {
      one: "At this pace they last about 1 day.",
      other: (count) => `At this pace they last about ${count} days.`,
    } satisfies Plural as Plural,
    lastsToday: "At this pace they run out today.",
    noPace: "Nothing was spent lately, so we can't say how long they last.",
    long: "At this pace they last for more than a year.",
    overdraft: (count: string) => `When they run out, orders go on until you owe ${count}.`,
  },
  low: {
    title: "Credits are running low",
    text: "When there are none left, prints of new orders wait until you buy more. Shoppers notice nothing.",
  },
  waiting: {
    title: {
      one: "1 print waits for credits",
      other: (count) => `${count} prints wait for credits`,
    } satisfies Plural as Plural,
    text: (credits: string) =>
      `They need ${credits}. When you buy a pack, they go on by themselves. The photos are kept meanwhile.`,
    orders: "See the orders",
  },
  packs: {
    title: "Buy credits",
    intro: "You approve each purchase in Shopify; it comes on your Shopify bill. Credits don't expire.",
    each: (price: string) => `${price} a print`,
    buy: (credits: string) => `Buy ${credits}`,
    test: "This is a trial installation: Shopify only pretends to charge.",
    after: (balance: string) => `You will have ${balance}.`,
    staff: "Staff may buy credits too",
    staffHelp: "Only the shop's owner can change this.",
  },
  notice: {
    granted: {
      title: (credits: string) => `${credits} were added`,
      text: "Thank you. Prints that waited go on now.",
    },
    pending: {
      title: "Shopify is still working on your payment",
      text: "Your credits are added by themselves as soon as it is done, usually within a minute.",
    },
    declined: { title: "The purchase was declined", text: "Nothing was charged and no credits were added." },
    expired: { title: "The purchase ran out", text: "It was not approved within two days. Nothing was charged." },
    refused: {
      title: "We could not match this payment",
      text: "What Shopify charged is not what was asked for, so no credits were added. Please contact us.",
    },
  },
  prices: {
    title: "What things cost",
    print: "A print file, for each item of an order",
    cutout: "More for each photo whose background a remote service took off",
    free: "Free",
    freeThings: "Uploads, previews, storage, and making a print again",
    back: "If an order is cancelled before its print is made, or a print fails, its credit comes back.",
  },
  voucher: {
    title: "Voucher",
    label: "Code",
    use: "Use voucher",
    used: (credits: string) => `${credits} were added`,
  },
  history: {
    title: "History",
    tabs: { moved: "Overview", added: "Added", spent: "Spent", all: "Every entry" },
    resource: { singular: "entry", plural: "entries" },
    columns: { date: "Date", what: "What", credits: "Credits", balance: "Balance" },
    kinds: {
      welcome: "Welcome credits",
      purchase: "Purchase",
      voucher: "Voucher",
      reserve: "Set aside for a print",
      capture: "Print",
      release: "Given back",
      refund: "Refunded purchase",
      adjustment: "Correction",
    } satisfies Record<CreditKind, string>,
    order: (name: string) => `Order ${name}`,
    empty: "There is nothing here yet.",
    newer: "Newer entries",
    older: "Older entries",
  },
  statement: {
    title: "Monthly statement",
    month: "Month",
    csv: "Download CSV",
    pdf: "Download PDF",
    failed: "The statement could not be made. Try again.",
    fileName: "likeness-statement",
    opening: "At the start",
    closing: "At the end",
    paid: "Paid to Shopify",
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
  },
} as const;
