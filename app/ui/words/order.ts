import type { OrderItemFlag, PrintStatus, Tier } from "../../domain/orders/view-order-item.ts";
import type { QualityWarning } from "../../domain/prints/quality-report.ts";
import type { Sharpness } from "../../domain/recipes/sharpness.ts";
import type { Words } from "./words.ts";

export const orderWords = {
  placed: (moment: string) => `Placed ${moment}`,
  test: "Test order",
  openInShopify: "Open in Shopify",
  line: {
    artwork: "Artwork",
    size: "Print size",
    quantity: "Quantity",
    released: "This item was removed or refunded, so it is not printed.",
    cancelled: "The order was cancelled, so this item is not printed.",
    noPhoto: "No photo came with this item.",
  },
  preview: {
    alt: (title: string) => `${title} as the shopper saw it`,
    open: "Open the preview in a new tab",
    making: "The preview is being made",
    failed: "The preview could not be made. The print is made from the photo itself, so it may still be fine.",
    gone: "The preview was deleted with the photo",
  },
  photo: {
    alt: (name: string) => `The shopper's photo: ${name}`,
    unnamed: "photo",
    noThumbnail: "No picture",
    pet: "Name",
    look: "Look",
    looks: {
      "black-and-white": "Black and white",
      sepia: "Sepia",
      vintage: "Vintage",
      duotone: "Duotone",
      "pop-art": "Pop art",
      halftone: "Halftone",
      pencil: "Pencil",
      oil: "Oil painting",
    } as Record<string, string>,
    background: "Background",
    cutout: "Removed",
    pixels: "Pixels",
    pixelSize: (width: string, height: string) => `${width} × ${height}`,
    stage: "Kept as",
    kept: "Kept until",
    sharpness: "Sharpness",
    dpi: (dpi: string) => `${dpi} DPI in print`,
    deleted: (date: string) => `Deleted on ${date}. What is left is the record of it.`,
  },
  sharpness: { sharp: "Sharp", soft: "May look soft", "too-small": "Too small" } satisfies Record<Sharpness, string>,
  print: {
    title: "Print file",
    status: {
      pending: "Waiting",
      awaiting_credits: "Awaiting credits",
      processing: "Being made",
      completed: "Ready",
      failed: "Failed",
      cancelled: "Cancelled",
    } satisfies Record<PrintStatus, string>,
    waitingTitle: "This print waits for credits",
    waiting: "The photo is kept as for every order. When there are credits, the print is made by itself.",
    getCredits: "Get credits",
    unpaid: "The print file is made when the order is paid.",
    soon: "The print file is on its way. This page updates by itself.",
    ready: (format: string, width: string, height: string, megabytes: string) =>
      `${format}, ${width} × ${height} pixels, ${megabytes} MB`,
    formats: { "image/jpeg": "JPEG", "application/pdf": "PDF" } as Record<string, string>,
    quality: (dpi: string, enlarged: string | null, clipped: string) =>
      [`${dpi} DPI`, enlarged && `enlarged ${enlarged} times`, `${clipped} of the photo left out`]
        .filter(Boolean)
        .join(", "),
    warnings: {
      soft: "May look a little soft.",
      "too-small": "Too few pixels for this size: it will look soft. Ask the shopper for a larger photo.",
      "cutout-doubtful": "The background may not have come off cleanly. Look at it before you print.",
    } satisfies Record<QualityWarning, string>,
    gone: "The print file was deleted when its time was over.",
    cancelled: "No print is made of this item any more.",
    retryCost: (credits: string, balance: string) =>
      `Its credit came back. Made after all, it costs ${credits}; you have ${balance}.`,
    freeAgain: "Making it again costs nothing.",
    makeAgain: "Make it again",
    download: "Download print file",
    tryAgain: "Try again",
    failedTitle: "The print file could not be made",
    failures: {
      "photo-gone": "The photo has been deleted, so it can't be printed any more. Ask the shopper for it again.",
      "photo-changed": "The stored photo is not the one that was uploaded, so we did not print it. Please contact us.",
      "artwork-unknown": "The artwork of this order is not there any more.",
      "render-failed": "Something went wrong while it was drawn. Trying again often helps.",
    } as Record<string, string>,
  },
  flags: {
    missing: {
      title: "This item came without a photo",
      text: "The product asks for a photo, but the order names none. Ask the shopper for one, or refund the item. If the product page lets people buy without a photo, check that the block is still on your theme.",
    },
    forged: {
      title: "The photo of this item can't be trusted",
      text: "The order names a personalization that was not made in your shop, or was changed on the way. Nothing is printed. Ask the shopper what they wanted, or refund the item.",
    },
    unknown: {
      title: "We no longer have the photo of this item",
      text: "The order names a personalization we made, but it has been deleted since. Ask the shopper to choose their photo again, or refund the item.",
    },
    other_product: {
      title: "This photo was chosen for another product",
      text: "The shopper made their choice on one product and paid for another. Nothing is printed. Ask the shopper which one they wanted, or refund the item.",
    },
  } satisfies Record<OrderItemFlag, { title: string; text: string }>,
  tiers: {
    title: "How long photos are kept",
    names: {
      temporary: "Not in an order",
      order_pending: "Ordered, not shipped yet",
      order_completed: "Shipped",
      archived: "Kept for reorders",
    } satisfies Record<Tier, string>,
    means: {
      temporary: "From the upload, or from when an order was cancelled or refunded.",
      order_pending: "From the order, so that it can be printed and sent.",
      order_completed: "From the day it was shipped, in case it has to be printed again.",
      archived: "After that, if you keep photos for reorders.",
    } satisfies Record<Tier, string>,
    days: { one: "1 day", other: (count: string) => `${count} days` },
    settings: "Change this in Settings",
  },
  erase: {
    action: "Erase shopper’s pictures",
    title: "Erase this shopper’s pictures?",
    what: "Their photos and all pictures made of them are deleted for good, in this order and in every other order and visit of theirs that we know of. The record that they were deleted stays, without anything of theirs.",
    unprinted: "What has not been printed yet can’t be printed any more.",
    confirm: "Erase for good",
    cancel: "Cancel",
    done: { one: "1 picture was erased", other: (count: string) => `${count} pictures were erased` },
    held: "Some are under a legal hold and will be erased when it ends.",
  },
  timeline: {
    title: "Timeline",
    empty: "Nothing has happened yet.",
    flagged: {
      missing: "An item came without a photo",
      forged: "An item came with a personalization we can't trust",
      unknown: "An item came with a personalization we no longer have",
      other_product: "An item came with a photo chosen for another product",
    } as Record<string, string>,
    moved: {
      temporary: "The photo counts as not ordered again",
      order_pending: "The photo is kept for this order",
      order_completed: "The photo is kept in case it has to be printed again",
      archived: "The photo is kept for reorders",
    } satisfies Record<Tier, string>,
    /** By event, or by event and code where the code says more. */
    events: {
      "order-created": "The order was placed",
      "order-paid": "The order was paid",
      "order-fulfilled": "The order was shipped",
      "order-cancelled": "The order was cancelled",
      "order-refunded": "A refund was made",
      "line-flagged": "An item needs attention",
      "print-ready": "A print file is ready",
      "print-awaiting-credits": "A print waits for credits",
      "print-failed": "A print file could not be made",
      "shopper-erased": "The shopper’s pictures were erased",
      "photo-kept": "The photo is kept longer",
      "photo-kept archived": "The photo was archived",
      "photo-expiring": "The photo will be deleted soon, because the order has not been shipped",
      "photo-held": "The photo is under a legal hold",
      "photo-released": "The legal hold ended",
      "print-requested": "A print file was asked for again",
      "photo-received": "The photo arrived",
      "photo-moved": "The photo's time was changed",
      "photo-deleted": "The photo was deleted",
      "photo-deleted expired": "The photo was deleted because its time was over",
    } as Record<string, string>,
  },
} as const;

interface EventFacts {
  event: string;
  code: string | null;
  toTier: Tier | null;
}

/** What happened, as a sentence. Events older than these words are shown by their own name. */
export function eventSentence(
  { flagged, moved, events }: Words<typeof orderWords>["timeline"],
  { event, code, toTier }: EventFacts,
): string {
  const told =
    (event === "line-flagged" && flagged[code ?? ""]) || (event === "photo-moved" && toTier && moved[toTier]);
  return told || events[`${event} ${code}`] || events[event] || event.replaceAll("-", " ");
}
