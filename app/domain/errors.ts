/** Every refusal the product can make, with the sentence people read. HTTP statuses: `http/error-status.ts`. */
export const refusals = {
  // who is calling
  "signature-invalid": "This request did not come through Shopify.",
  "shop-unknown": "Likeness is not installed on this shop.",
  "session-unknown": "Your visit has expired. Reload the page to go on.",
  "token-invalid": "This request has no session token of your admin, or an old one. Reload the page.",
  "ticket-invalid": "This upload link is not valid. Choose the photo again.",
  "ticket-expired": "This upload link has expired. Choose the photo again.",
  "ticket-used": "This upload link was already used. Choose the photo again.",
  "link-invalid": "This link is not valid.",
  "link-expired": "This link has expired. Go back and open it again.",
  // what they sent
  "body-not-json": "The request body is not valid JSON.",
  "body-invalid": "Something in the request is missing or of the wrong form.",
  "body-too-large": "The request is too large.",
  "method-not-allowed": "This address does not take that kind of request.",
  "not-found": "There is nothing here.",
  "too-many-requests": "That was a lot at once. Wait a moment and try again.",
  "too-many-photos": "That was a lot of photos for one day. Use one you sent, or come back tomorrow.",
  "shop-full": "This shop can't take more photos at the moment. Please let them know.",
  // photos
  "photo-empty": "That file is empty. Choose another photo.",
  "photo-type-unsupported": "That file is not a photo we can use. Choose a JPEG, PNG, WebP, AVIF or HEIC.",
  "photo-unreadable": "That photo is damaged and can't be opened. Choose another one.",
  "photo-too-large": "That file is too large. Choose a smaller photo.",
  "photo-too-many-pixels": "That photo has too many pixels to print. Choose a smaller version.",
  "photo-infected": "Our virus scanner found something in that file, so it was deleted. Choose another photo.",
  "photo-unknown": "We can't find that photo any more. Upload it again.",
  "photo-not-received": "That photo has not finished uploading.",
  "photo-gone": "This photo was deleted, so it can't be printed any more.",
  "photo-changed": "The stored photo is not the one that was uploaded, so it was not printed.",
  // choices
  "artwork-unknown": "That artwork is not available any more. Reload the page.",
  "slot-unknown": "That artwork has no such place for a photo.",
  "slot-empty": "Every place in the artwork needs a photo.",
  "crop-invalid": "That crop can't be used. Move the photo and try again.",
  "crop-outside-photo": "The crop reaches outside the photo. Move the photo and try again.",
  "photo-too-small": "That photo is too small to print well. Choose a larger one, or zoom out.",
  "effect-unknown": "That look is not available for this artwork. Choose another one.",
  "cutout-not-offered": "This artwork shows the photo with its background.",
  "text-unknown": "This artwork has no such text. Reload the page.",
  "text-missing": "This artwork needs a text. Write one to go on.",
  "text-too-long": "That text is too long for this artwork. Shorten it.",
  "text-unprintable": "Some of these characters can't be printed. Use letters, digits and simple signs.",
  "personalization-unknown": "We can't find that personalization any more.",
  // merchants
  "artwork-archived": "This artwork is archived. Unarchive it to put it on products.",
  "artwork-in-use": "A product was put on this artwork just now. Reload the page and try again.",
  "settings-invalid": "Some settings need another look.",
  "product-unknown": "That product is not in your shop any more.",
  "print-unknown": "There is no such print.",
  "order-unknown": "There is no such order.",
  "data-request-unknown": "There is no such request, or its customer was erased meanwhile.",
  "picture-unknown": "There is no such photo.",
  "visit-unknown": "There was no such visit.",
  "tier-by-orders": "Orders decide that. A photo can only be moved to the archive.",
  "receipt-unknown": "There is no receipt, for this photo was not deleted.",
  "hold-reason-missing": "Say why it is put on hold, so that others will know.",
  "pack-unknown": "That pack is not on sale any more. Reload the page to see what is.",
  "purchase-unknown": "Shopify's answer is about no purchase of this shop, so no credits were added.",
  "purchase-refused": "Shopify did not start this purchase. Try again, or contact us if it happens again.",
  "purchase-under-way": "This purchase is being started already. Wait a moment.",
  "billing-not-allowed": "Only the shop's owner, and staff they allow it to, can buy credits.",
  "owner-only": "Only the shop's owner can change this.",
  "voucher-unknown": "There is no such voucher. Check the code.",
  "voucher-used": "Your shop has used this voucher already.",
  "overdraft-in-use": "The shop owes more than that already.",
  "voucher-over": "This voucher can't be used any more.",
  "cleanup-changed": "Photos have come, gone or been kept since you looked. Look at the new result first.",
  // the world outside
  "shop-unreachable": "Shopify did not answer. Try again in a moment.",
  "shop-uninstalled": "Likeness was removed from this shop.",
  "render-failed": "The picture could not be made.",
  "storage-unavailable": "We can't reach our storage right now. Try again in a moment.",
  "scanner-unavailable": "We can't check your photo right now. It waits here; try again in a moment.",
  "mail-unavailable": "The mail could not be sent. We try again.",
  unavailable: "We can't answer right now. Try again in a moment.",
} as const;

export type RefusalCode = keyof typeof refusals;

/** Codes worth another try without anyone changing anything. Jobs retry on these and on bugs; other refusals end them. */
const retryableCodes: ReadonlySet<RefusalCode> = new Set([
  "photo-not-received",
  "too-many-requests",
  "shop-unreachable",
  "storage-unavailable",
  "scanner-unavailable",
  "purchase-under-way",
  "mail-unavailable",
  "unavailable",
]);

/** The product says no. Anything else that is thrown is a bug or the world being away. */
export class DomainError extends Error {
  readonly code: RefusalCode;
  readonly retryable: boolean;
  /** When the same may work, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalCode, options: { retryable?: boolean; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(refusals[code], { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.retryable = options.retryable ?? retryableCodes.has(code);
  }
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}

/** The sentence for a code kept in a row; rows may outlive the code that wrote them. */
export function refusalSentence(code: string): string {
  return isRefusalCode(code) ? refusals[code] : "Something went wrong.";
}
