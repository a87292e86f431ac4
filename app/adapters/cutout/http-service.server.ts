/** Where a cut-out service is and how long it is waited for. */
export interface CutoutServiceSettings {
  url: string;
  token?: string | undefined;
  timeoutMs: number;
}

/** The most bytes an answer may have. */
const mostBytes = 20 * 1024 * 1024;
const tries = 3;
/** After so many photos in a row that failed, the service is left alone for a while. */
const failuresToRest = 3;
const restMs = 30_000;

/**
 * Asks a service for a photo's matte: POST a JPEG, get a PNG. Tries again when it is busy or broken; after several photos in
 * vain it is not asked at all for half a minute, so that shoppers don't wait for it.
 *
 * @throws Error that says what the service did.
 */
export function cutoutService({
  url,
  token,
  timeoutMs,
}: CutoutServiceSettings): (jpeg: Uint8Array) => Promise<Uint8Array> {
  let failures = 0;
  let restingUntil = 0;
  return async (jpeg) => {
    if (Date.now() < restingUntil) throw new Error("the cut-out service failed and is left alone for a while");
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const matte = await ask(jpeg, deadline);
      failures = 0;
      return matte;
    } catch (error) {
      failures += 1;
      if (failures >= failuresToRest) {
        restingUntil = Date.now() + restMs;
        failures = 0;
      }
      throw error;
    }
  };

  async function ask(jpeg: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "image/jpeg",
          accept: "image/png",
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: Buffer.from(jpeg),
        signal,
        redirect: "error",
      });
      if (answer.ok) return readMatte(answer);
      await answer.body?.cancel();
      const isBusy = answer.status === 429 || answer.status >= 500;
      if (!isBusy || attempt === tries) throw new Error(`the cut-out service answered ${answer.status}`);
      await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
      signal.throwIfAborted();
    }
  }
}

async function readMatte(answer: Response): Promise<Uint8Array> {
  const type = answer.headers.get("content-type")?.split(";")[0];
  if (type !== "image/png") throw new Error(`the cut-out service answered with ${type ?? "no type"}, not image/png`);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error("the cut-out service's answer is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
