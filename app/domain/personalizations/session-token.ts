import { createHash } from "node:crypto";

/** What is kept of a shopper's token. It is 192 random bits, so a plain hash is enough. */
export function sessionTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
