/** A body that is sent slower than this (bytes in a millisecond) is not waited for. */
const SLOWEST = 50;

/** What an answer's head said of its body. */
export interface Head {
  status: number;
  bytes: number | null;
}

/** The way to a Supabase project. The client hands out an answer's body and nothing else of it; `headOf` tells of the rest. */
export interface SupabaseLine {
  fetch: typeof fetch;
  headOf(body: ReadableStream): Head | undefined;
}

/** A line that is given up when nothing has come for so long; an upload has the time that its size takes besides. */
export function supabaseLine(idleMs: number): SupabaseLine {
  const heads = new WeakMap<ReadableStream, Head>();
  return {
    async fetch(input, init) {
      const line = new AbortController();
      const giveUp = () => line.abort(new Error(`nothing came for ${idleMs} ms`));
      const sent = init?.body instanceof Uint8Array ? init.body.byteLength : 0;
      const headers = new Headers(init?.headers);
      headers.set("accept-encoding", "identity"); // the length that is told is to be the object's
      const sending = setTimeout(giveUp, idleMs + sent / SLOWEST);
      try {
        const answer = await fetch(input, { ...init, headers, signal: line.signal });
        if (!answer.body) return answer;
        const watched = new Response(watch(answer.body, idleMs, giveUp), answer);
        const told = answer.headers.get("content-length");
        if (watched.body)
          heads.set(watched.body, { status: answer.status, bytes: told === null ? null : Number(told) });
        return watched;
      } finally {
        clearTimeout(sending);
      }
    },
    headOf: (body) => heads.get(body),
  };
}

/** Passes bytes on as they are asked for; a reader may take as long as it likes, the line may not. */
function watch(body: ReadableStream<Uint8Array>, idleMs: number, giveUp: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(passOn) {
      const waiting = setTimeout(giveUp, idleMs);
      try {
        const { done, value } = await reader.read();
        if (done) passOn.close();
        else passOn.enqueue(value);
      } finally {
        clearTimeout(waiting);
      }
    },
    cancel: (why) => reader.cancel(why),
  });
}
