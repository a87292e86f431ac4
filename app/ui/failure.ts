import { isRouteErrorResponse } from "@remix-run/react";
import { isRefusalCode, type RefusalCode } from "../domain/errors.ts";

/** What a page says about an error: there is no such thing, not now (worth another try), or a fault of ours. */
export interface Failure {
  kind: "missing" | "away" | "fault";
  /** When the product itself refused: its sentence tells more. */
  code?: RefusalCode;
}

export function failureOf(error: unknown): Failure {
  if (!isRouteErrorResponse(error)) return { kind: "fault" };
  const code = codeOf(error.data);
  if (error.status === 404) return code ? { kind: "missing", code } : { kind: "missing" };
  const kind = error.status === 503 || error.status === 502 || error.status === 429 ? "away" : "fault";
  return code ? { kind, code } : { kind };
}

/** Shopify's library throws whole pages with status 200 (leave the frame, fetch a new token): they must be sent as they are. */
export function libraryPage(error: unknown): string | null {
  if (!isRouteErrorResponse(error) || error.status !== 200) return null;
  return typeof error.data === "string" ? error.data : null;
}

function codeOf(data: unknown): RefusalCode | undefined {
  if (typeof data !== "object" || data === null || !("code" in data)) return undefined;
  return typeof data.code === "string" && isRefusalCode(data.code) ? data.code : undefined;
}
