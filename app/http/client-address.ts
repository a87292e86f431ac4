import { isIP, isIPv6 } from "node:net";

/** Set by our own server on every request, over whatever the caller wrote there: the address at the other end of the line. */
export const peerHeader = "likeness-peer";

/** For the server: tells the routes who is at the other end, which a Request does not. Must come before all routes. */
export function namePeer(
  request: { headers: Record<string, unknown>; socket: { remoteAddress?: string | undefined } },
  _response: unknown,
  next: () => void,
): void {
  request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  next();
}

/**
 * The address a request comes from. Everyone on the way adds to X-Forwarded-For whom they had it from, and everyone before may
 * have written what they like: so it is read from its end, past as many as are known to be ours and no further.
 *
 * `trusted`: how many proxies stand before us, Shopify's counted where Shopify's signature was checked. Null: not told.
 */
export function clientAddress(headers: Headers, trusted: number): string | null {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const way = [...forwarded, headers.get(peerHeader) ?? ""].map(plainAddress).reverse();
  // Who adds nothing, or something that is no address, ends the way: what is before can't be told apart from a lie.
  const known = way.slice(0, trusted + 1);
  const end = known.indexOf(null);
  return (end === -1 ? known : known.slice(0, end)).at(-1) ?? null;
}

/** One household or phone: an IPv4 address, or the 64 bits of an IPv6 address that are handed out together. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = "", right] = address.split("%", 1).join("").split("::");
  const groups = (text: string) => (text ? text.split(":") : []);
  const [before, after] = [groups(left), groups(right ?? "")];
  const zeros = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

function plainAddress(text: string): string | null {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) === 0 ? null : address;
}
