/** What a tus server's answer means for the upload, and how patient to be. Pure: `send-photo.ts` does the talking. */
export type Verdict =
  /** It did what was asked. */
  | "done"
  /** Nobody knows how much arrived (lost network, busy server, wrong offset): ask with HEAD, then go on. */
  | "look"
  /** The upload or its ticket is gone: start from the first byte with a new ticket. */
  | "start-over"
  /** The photo itself is refused; sending it again changes nothing. */
  | "refused";

/** Reads a status (0 when no answer came) and the app's error code, if it gave one. */
export function verdictOn(status: number, code = ""): Verdict {
  if (status >= 200 && status < 300) return "done";
  if (code.startsWith("ticket-")) return "start-over";
  if (status === 0 || status === 408 || status === 409 || status === 423 || status === 429 || status >= 500)
    return "look";
  if (status === 401 || status === 403 || status === 404 || status === 410) return "start-over";
  return "refused";
}

/** Small enough to lose little when the network drops, large enough to keep the line busy. */
export const chunkBytes = 5 * 1024 * 1024;

/** The bytes of the next PATCH. Empty at the end: that asks the server to examine a photo it already has. */
export function nextChunk(offset: number, totalBytes: number): { from: number; to: number } {
  return { from: offset, to: Math.min(offset + chunkBytes, totalBytes) };
}

/** An offset the server may honestly claim; anything else means start over. */
export function readOffset(header: string | null, totalBytes: number): number | null {
  if (header === null || !/^\d+$/.test(header)) return null;
  const offset = Number(header);
  return offset <= totalBytes ? offset : null;
}

/** Give up after so many fruitless tries in a row (about a minute); the shopper then has a button. */
export const patience = 8;

/** Half a second, doubling to fifteen, spread out so that a shop's visitors don't come back all at once. */
export function pauseMs(attempt: number, chance = Math.random()): number {
  return Math.min(15_000, 500 * 2 ** (attempt - 1)) * (0.75 + chance / 2);
}
