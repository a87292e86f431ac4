import net from "node:net";
import { DomainError } from "../../domain/errors.ts";
import type { Log, Scanner } from "../../domain/services.ts";

/** Where a clamd listens and how long it is waited for. */
export interface ClamdSettings {
  /** `host:port`, or the path of a socket of this machine. */
  address: string;
  timeoutMs: number;
}

/** One chunk of INSTREAM, well below clamd's own bounds. */
const chunkBytes = 256 * 1024;
/** clamd answers with one line; more is somebody else's talk. */
const mostAnswerBytes = 1_024;

/**
 * Asks a clamd by INSTREAM (clamd(8)): the bytes in chunks, each after its length as four bytes, then a length of nothing, and
 * one line of answer. Only an answer that says OK is taken for one: whatever else comes, or nothing within the time, is a
 * scanner that is away.
 */
export function clamd({ address, timeoutMs }: ClamdSettings, log: Log): Scanner {
  return {
    async scan(bytes) {
      let answer = "";
      try {
        answer = await converse(address, bytes, timeoutMs);
      } catch (error) {
        log.warn("scanner-away", { error: String(error) });
        throw new DomainError("scanner-unavailable", { cause: error });
      }
      if (answer === "stream: OK") return { kind: "clean" };
      const found = /^stream: ([\w.:()/-]{1,200}) FOUND$/.exec(answer)?.[1];
      if (found) return { kind: "found", signature: found };
      log.warn("scanner-away", { answer: answer.slice(0, 200), bytes: bytes.length });
      throw new DomainError("scanner-unavailable");
    },
  };
}

/** The line a clamd says to these bytes, without the zero it ends with. */
function converse(address: string, bytes: Uint8Array, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(target(address));
    const end = (error: Error) => socket.destroy(error);
    const clock = setTimeout(() => end(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    let said = "";
    socket.on("data", (part) => {
      said += part.toString("latin1");
      const zero = said.indexOf("\0");
      if (zero !== -1) {
        resolve(said.slice(0, zero));
        socket.destroy();
      } else if (said.length > mostAnswerBytes) end(new Error("its answer is too long"));
    });
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(clock);
      reject(new Error("it hung up without an answer"));
    });
    socket.on("connect", () => send(socket, bytes));
  });
}

/** All of it is handed to the socket, which keeps what clamd has not taken yet: the photo is in memory anyway. */
function send(socket: net.Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    socket.write(length(chunk.length));
    socket.write(chunk);
  }
  socket.write(length(0));
}

function length(bytes: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(bytes);
  return four;
}

function target(address: string): net.NetConnectOpts {
  if (address.startsWith("/")) return { path: address };
  const [, host = "", port] = /^\[?([^\]]+?)\]?:(\d+)$/.exec(address) ?? [];
  return { host, port: Number(port) };
}
