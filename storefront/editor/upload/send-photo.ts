import { Refusal, readRefusalBody } from "../api/refusal.ts";
import { pause, retryAfterMs, untilOnline } from "../pause.ts";
import { nextChunk, patience, pauseMs, readOffset, verdictOn } from "./tus-answer.ts";

/** No byte moved and no answer came for so long: the line is dead, whatever the browser believes. */
const silenceMs = 45_000;

export interface Sending {
  file: Blob;
  endpoint: string;
  ticket: string;
  /** The upload's address once it was created; kept by the caller so that a later try goes on from there. */
  location?: string;
  signal: AbortSignal;
  onCreated(location: string): void;
  onSent(bytes: number): void;
  onTrouble(trouble: "offline" | "retrying" | "busy"): void;
}

/** The upload or its ticket is gone; the caller gets a new ticket. */
export class StartOver extends Error {}

interface Answer {
  status: number;
  offset: string | null;
  location: string | null;
  /** What it asks to wait. */
  waitMs: number;
  code?: string;
  message?: string;
}

/**
 * Sends a photo by the tus protocol (https://tus.io/protocols/resumable-upload, core and creation) and returns when the
 * server has examined it. Lost connections are waited for and gone on from; progress is what really left.
 *
 * @throws Refusal when the photo is refused, or ("upload-stopped", retryable) when patience is over · StartOver
 */
export async function sendPhoto(sending: Sending): Promise<void> {
  const { file, signal, onTrouble } = sending;
  let location = sending.location;
  /** What the server has; null when we must ask. A known upload starts with asking. */
  let offset: number | null = location ? null : 0;
  let farthest = 0;
  let fruitless = 0;

  for (;;) {
    const answer = !location
      ? await create(sending)
      : offset === null
        ? await exchange(sending, "HEAD", location)
        : await sendChunk(sending, location, offset);
    signal.throwIfAborted();

    const verdict = verdictOn(answer.status, answer.code);
    if (verdict === "refused") throw new Refusal(answer.code ?? "unavailable", { message: answer.message });
    if (verdict === "start-over") throw new StartOver();

    if (verdict === "look") {
      offset = location ? null : 0;
      if (navigator.onLine === false) {
        onTrouble("offline"); // costs no patience; tried again now and then, for browsers that are wrong about it
        await untilOnline(30_000, signal);
        continue;
      }
      fruitless += 1;
      if (fruitless >= patience) throw new Refusal("upload-stopped", { retryable: true });
      // An app that answers is there: it has too much to do, or something it needs is away.
      onTrouble(answer.code && answer.status !== 409 ? "busy" : "retrying");
      await (answer.waitMs > 0
        ? pause(Math.max(answer.waitMs, pauseMs(fruitless)), signal)
        : untilOnline(pauseMs(fruitless), signal));
      continue;
    }

    if (!location) {
      if (!answer.location) throw new StartOver();
      location = withinEndpoint(answer.location, sending.endpoint);
      sending.onCreated(location);
      continue;
    }
    const known = readOffset(answer.offset, file.size);
    if (known === null) throw new StartOver();
    // The answer to the last PATCH is the server's word that the photo is good; HEAD's is only a number.
    if (offset !== null && known === file.size) return;
    if (known > farthest) fruitless = 0;
    farthest = Math.max(farthest, known);
    offset = known;
    sending.onSent(known);
  }
}

function create(sending: Sending): Promise<Answer> {
  return exchange(sending, "POST", sending.endpoint, { "Upload-Length": String(sending.file.size) });
}

function sendChunk(sending: Sending, location: string, offset: number): Promise<Answer> {
  const { from, to } = nextChunk(offset, sending.file.size);
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(from) };
  return exchange(sending, "PATCH", location, headers, sending.file.slice(from, to), from);
}

/** One request, by XMLHttpRequest: fetch cannot tell how much of a body has left. Never rejects; status 0 is no answer. */
function exchange(
  { ticket, signal, onSent }: Sending,
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: Blob,
  from = 0,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let silence = 0;
    const stop = () => request.abort();
    const stillAlive = () => {
      clearTimeout(silence);
      silence = window.setTimeout(stop, silenceMs);
    };
    request.open(method, url);
    const all = { "Tus-Resumable": "1.0.0", Authorization: `Bearer ${ticket}`, ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    if (body) {
      request.upload.onprogress = ({ loaded }) => {
        stillAlive();
        onSent(from + loaded);
      };
    }
    request.onloadend = () => {
      clearTimeout(silence);
      signal.removeEventListener("abort", stop);
      const done = request.status >= 200 && request.status < 300;
      resolve({
        status: request.status,
        // Only our server's own answers carry them; asking others for headers they don't show is an error in the console.
        offset: done ? request.getResponseHeader("Upload-Offset") : null,
        location: done ? request.getResponseHeader("Location") : null,
        waitMs: request.status === 429 ? retryAfterMs(request.getResponseHeader("Retry-After")) : 0,
        ...readRefusalBody(request.responseText),
      });
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) return resolve({ status: 0, offset: null, location: null, waitMs: 0 });
    stillAlive();
    request.send(body ?? null);
  });
}

/** The ticket goes nowhere but where it was issued for, also when a proxy garbled the scheme or host. */
function withinEndpoint(location: string, endpoint: string): string {
  const { pathname, search } = new URL(location, endpoint);
  return new URL(pathname + search, endpoint).href;
}
