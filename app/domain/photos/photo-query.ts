import type { ImageKind, Tier } from "@prisma/client";
import { storableText } from "../storable-text.ts";
import { readTimeCursor, type TimeCursor } from "../time-cursor.ts";
import { tiers } from "./object-key.ts";

/** Which of a shop's pictures a list is about. `leaving`: let go within a week, the soonest first; all others newest first. */
export const photoStates = ["stored", "leaving", "held", "deleted"] as const;
export type PhotoState = (typeof photoStates)[number];

/** What can be listed: what shoppers sent, and what was made of it. */
export const photoKinds = [
  "original",
  "cutout",
  "working_copy",
  "preview",
  "thumbnail",
  "print",
] as const satisfies ImageKind[];
export type PhotoKind = (typeof photoKinds)[number];

/** How many days ahead a picture counts as leaving. */
export const leavingDays = 7;

export interface PhotoQuery {
  state: PhotoState;
  kind: PhotoKind;
  tier: Tier | null;
  /** Days as UTC has them, 2026-11-26, both included. */
  from: string | null;
  to: string | null;
  /** An order's whole name, with or without its "#". */
  order: string;
  productId: string | null;
  /** How a file's, a pet's name begins, or an order's whole name. */
  search: string;
  after: TimeCursor | null;
  before: TimeCursor | null;
}

/** The list an address asks for. What makes no sense in it is left out. */
export function readPhotoQuery(params: URLSearchParams): PhotoQuery {
  const text = (name: string) =>
    storableText(params.get(name) ?? "")
      .trim()
      .slice(0, 100);
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === params.get(name)) ?? null;
  return {
    state: oneOf(photoStates, "state") ?? "stored",
    kind: oneOf(photoKinds, "kind") ?? "original",
    tier: oneOf(tiers, "tier"),
    from: dayIn(params.get("from")),
    to: dayIn(params.get("to")),
    order: text("order"),
    productId: /^\d{1,20}$/.exec(params.get("product") ?? "")?.[0] ?? null,
    search: text("search"),
    after: readTimeCursor(params.get("after")),
    before: readTimeCursor(params.get("before")),
  };
}

function dayIn(text: string | null): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(text ?? "")?.[0];
  const at = day ? new Date(`${day}T00:00:00Z`) : null;
  return day && at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}
