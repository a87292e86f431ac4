import type { ByteRange } from "../domain/services.ts";

/**
 * The part of an object of `bytes` that a request wants (RFC 9110, 14): null for the whole, "unsatisfiable" for what begins past
 * its end. Several parts at once, other units and what can't be read are passed over, as a server may. So is a range on the
 * condition that nothing has changed: nothing served here tells versions apart.
 */
export function readRange(headers: Headers, bytes: number): ByteRange | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(headers.get("range")?.trim() ?? "") ?? [];
  if ((from === "" && to === "") || headers.has("if-range")) return null;
  if (from === "") {
    const last = Number(to);
    return last === 0 || bytes === 0 ? "unsatisfiable" : { start: Math.max(0, bytes - last), end: bytes - 1 };
  }
  const start = Number(from);
  if (to !== "" && Number(to) < start) return null;
  return start >= bytes ? "unsatisfiable" : { start, end: Math.min(to === "" ? bytes : Number(to), bytes - 1) };
}
