import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** What befalls one request. Only one of them at a time. */
export interface Fault {
  /** Answered so, and never passed on. */
  answer?: { status: number; headers?: Record<string, string>; body?: string };
  /** The line breaks when so many bytes of the answer's body have come through. */
  cutAnswerAfter?: number;
  /** The line breaks when so many bytes of the request's body have come through. */
  cutRequestAfter?: number;
  /** The line breaks when all has been done, before a word of the answer. */
  loseAnswer?: true;
  /** Nothing is passed on for so long. */
  delayMs?: number;
}

/** A line to a server that fails as it is told to. */
export interface FaultyLine {
  url: string;
  /** What befalls the requests to come, one each; the ones after them fare well. */
  fail(...faults: Fault[]): void;
  /** What befalls all of them, until it is called without a fault. */
  failAlways(fault?: Fault): void;
  /** Method and path of each request so far. */
  seen: string[];
}

/**
 * Stands before a server and passes everything on as it is, the Host header too, for signatures cover it. `look` is shown the
 * headers of every request.
 */
export async function faultyProxy(
  target: string,
  look: (headers: IncomingMessage["headers"]) => void = () => {},
): Promise<FaultyLine> {
  const faults: Fault[] = [];
  let always: Fault | undefined;
  const seen: string[] = [];

  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    look(incoming.headers);
    void pass(target, incoming, outgoing, faults.shift() ?? always ?? {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (...more) => faults.push(...more),
    failAlways: (fault) => {
      always = fault;
    },
    seen,
  };
}

async function pass(target: string, incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault): Promise<void> {
  const cut = () => incoming.socket.destroy();
  if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  if (fault.answer) {
    const { status, headers, body = "" } = fault.answer;
    await drained(incoming);
    outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
    return;
  }

  const { hostname, port } = new URL(target);
  const { method, url, headers } = incoming;
  const onward = request({ hostname, port, method, path: url, headers, agent: false });
  onward.on("error", cut);
  onward.on("response", (answer) => {
    if (fault.loseAnswer) return void drained(answer).then(cut);
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pour(answer, outgoing, fault.cutAnswerAfter, cut);
  });
  pour(incoming, onward, fault.cutRequestAfter, () => {
    onward.destroy();
    cut();
  });
}

/** Passes bytes on; after the given number of them the line is cut. */
function pour(from: IncomingMessage, to: NodeJS.WritableStream, cutAfter: number | undefined, cut: () => void): void {
  if (cutAfter === undefined) {
    from.on("error", cut).pipe(to);
    return;
  }
  let left = cutAfter;
  from.on("data", (chunk: Buffer) => {
    if (left < 0) return;
    to.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left > 0) return;
    left = -1;
    setTimeout(cut, 20); // what was written is on its way first
  });
  from.on("end", () => left > 0 && to.end());
}

function drained(stream: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    stream.on("error", () => resolve()).on("end", () => resolve());
    stream.resume();
  });
}
