import net from "node:net";
import { afterAll } from "vitest";

/** A door before a server that can be shut and opened again: connections are cut, then refused, as when the server is away. */
export async function cuttable(
  serverUrl: string,
): Promise<{ url: string; cut(): Promise<void>; mend(): Promise<void> }> {
  const target = new URL(serverUrl);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((from) => {
    const to = net.connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    from.pipe(to).pipe(from);
  });
  let port = 0;
  const mend = () =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        port = (server.address() as net.AddressInfo).port;
        resolve();
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await mend();
  afterAll(() => (server.listening ? cut() : undefined));

  const url = new URL(serverUrl);
  url.port = String(port);
  url.hostname = "127.0.0.1";
  return { url: url.href, cut, mend };
}
