/** Waits. @throws the signal's reason as soon as it is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

/** Waits until the browser says there is a network, or the time is over: some browsers never say. */
export function untilOnline(mostMs: number, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const online = new Promise<void>((resolve) => {
    addEventListener("online", () => resolve(), { once: true, signal: waiting.signal });
  });
  return Promise.race([online, pause(mostMs, signal)]).finally(() => waiting.abort());
}

/** What an answer's Retry-After asks to wait, in milliseconds; 0 where it asks for nothing we read (a date, or no header). */
export function retryAfterMs(header: string | null): number {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : 0;
}
