import { attachment } from "../domain/attachment.ts";
import { DomainError } from "../domain/errors.ts";
import { isRowId } from "../domain/row-id.ts";
import { signedText } from "../links.server.ts";
import { services } from "../services.server.ts";
import { limitClient } from "./rate-limit.ts";

/** What a link opens: the object, what it is, the name it is to be saved under if any, and the headers to serve it with. */
export interface Link {
  key: string;
  contentType: string;
  download: string | undefined;
  headers: Record<string, string>;
}

/**
 * Lets in whoever holds a link we signed and that has not run out.
 * The type comes from the link, never from the bytes, and nothing served here may run as a page.
 *
 * Throws DomainError "link-invalid" "link-expired" or "too-many-requests".
 */
export async function authenticateLink(request: Request, key: string): Promise<Link> {
  const { keys, clock, db } = services();
  const query = new URL(request.url).searchParams;
  if (!keys.verify("read-link", signedText(key, query), query.get("signature") ?? "")) {
    throw new DomainError("link-invalid");
  }
  const secondsLeft = Math.floor(Number(query.get("until")) - clock.now().getTime() / 1000);
  if (!(secondsLeft > 0)) throw new DomainError("link-expired");

  // <tier>/<shop>/…: what a shop's links open ends with the app in that shop.
  const shopId = key.split("/")[1] ?? "";
  const isThere = isRowId(shopId) && (await db.shop.count({ where: { id: shopId, uninstalledAt: null } })) > 0;
  if (!isThere) throw new DomainError("link-invalid");
  await limitClient(request, { shopId });

  const download = query.get("as") ?? undefined;
  const contentType = query.get("type") ?? "application/octet-stream";
  return {
    key,
    contentType,
    download,
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": download ? attachment(download) : "inline",
      "Cache-Control": `private, max-age=${Math.min(secondsLeft, 3_600)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Access-Control-Allow-Origin": "*",
      "Referrer-Policy": "no-referrer",
    },
  };
}
