import type { Quota } from "../services.ts";

/** How near a shop is to the most it may keep. `near`: nine tenths of the files or of the bytes. */
export type Room = "enough" | "near" | "full";

const nearShare = 0.9;

/** Full: nothing more fits. A shop that is near may refuse a large photo and still take a small one. */
export function roomLeft(stored: Quota, quota: Quota): Room {
  const share = Math.max(stored.files / quota.files, stored.bytes / quota.bytes);
  if (share >= 1) return "full";
  return share >= nearShare ? "near" : "enough";
}
