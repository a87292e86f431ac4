import http from "node:http";

export type Answer =
  | { kind: "answered"; status: number; headers: http.IncomingHttpHeaders; body: Buffer }
  | { kind: "silent"; reason: string };

/** One request to the app over a fresh connection, the whole answer within `timeoutMs`. Never throws. */
export function ask(
  target: URL,
  asked: { method: string; headers: http.OutgoingHttpHeaders; body: Buffer; timeoutMs: number },
): Promise<Answer> {
  return new Promise((settle) => {
    const silent = (error: unknown) => {
      const aborted = error instanceof Error && error.name === "AbortError";
      const reason = error instanceof Error ? error.message || error.name : String(error);
      settle({ kind: "silent", reason: aborted ? `no answer within ${asked.timeoutMs} ms` : reason });
    };
    const request = http.request(
      target,
      {
        agent: false,
        method: asked.method,
        headers: { ...asked.headers, "content-length": asked.body.length },
        signal: AbortSignal.timeout(asked.timeoutMs),
      },
      async (answer) => {
        const parts: Buffer[] = [];
        try {
          for await (const part of answer) parts.push(part);
          const { statusCode: status = 502, headers } = answer;
          settle({ kind: "answered", status, headers, body: Buffer.concat(parts) });
        } catch (error) {
          silent(error);
        }
      },
    );
    request.on("error", silent);
    request.end(asked.body);
  });
}
