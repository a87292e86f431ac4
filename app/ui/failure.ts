import { isRouteErrorResponse } from "@remix-run/react";

/** What a page says about an error: there is no such thing, not now (worth another try), or a fault of ours. */
export interface Failure {
  kind: "missing" | "away" | "fault";
  /** A sentence meant for people, when the product itself refused. */
  message?: string;
}

export function failureOf(error: unknown): Failure {
  if (!isRouteErrorResponse(error)) return { kind: "fault" };
  const message = sentenceOf(error.data);
  if (error.status === 404) return message ? { kind: "missing", message } : { kind: "missing" };
  const kind = error.status === 503 || error.status === 502 || error.status === 429 ? "away" : "fault";
  return message ? { kind, message } : { kind };
}

/** Shopify's library throws whole pages with status 200 (leave the frame, fetch a new token): they must be sent as they are. */
export function libraryPage(error: unknown): string | null {
  if (!isRouteErrorResponse(error) || error.status !== 200) return null;
  return typeof error.data === "string" ? error.data : null;
}

function sentenceOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("message" in data)) return undefined;
  return typeof data.message === "string" ? data.message : undefined;
}
