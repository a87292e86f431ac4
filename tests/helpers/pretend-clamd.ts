import net from "node:net";
import { afterAll } from "vitest";

/** A clamd whose every answer a test decides. It holds to INSTREAM as clamd does: what it was sent is told by its chunks. */
export async function pretendClamd(
  answer: (bytes: Buffer, socket: net.Socket) => string | null,
): Promise<{ address: string; scanned: Buffer[] }> {
  const scanned: Buffer[] = [];
  const server = net.createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (part) => {
      heard = Buffer.concat([heard, part]);
      const bytes = bytesOf(heard);
      if (!bytes) return;
      scanned.push(bytes);
      const said = answer(bytes, socket);
      if (said !== null) socket.end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  return { address: `127.0.0.1:${(server.address() as net.AddressInfo).port}`, scanned };
}

/** The stream's bytes; null while its end has not come. Throws at what clamd would not understand. */
function bytesOf(heard: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (heard.length < command.length) return null;
  if (heard.toString("latin1", 0, command.length) !== command) throw new Error("this is not INSTREAM");
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
