import net from "node:net";
import { SetupError } from "./project.mjs";

export const FIRST_PORT = 4100;
/** Tests and tools begin here, so a demo started meanwhile still finds the ports it always has. */
export const FIRST_TEST_PORT = 4900;
export const BLOCK_SIZE = 20;
const BLOCKS = 40;

/** Where each part of one stack listens. The first four are the local Shopify's, which counts them the same way. */
const portsFrom = (base) => ({
  admin: base,
  app: base + 1,
  pawprints: base + 2,
  galleryNorth: base + 3,
  web: base + 10,
  postgres: base + 11,
  redis: base + 12,
  ceph: base + 13,
  cephMonitor: base + 14,
  cephStore: base + 15, // and the three after it
  cephStoreLast: base + 18,
});
/** fetch and browsers refuse to speak HTTP on these (https://fetch.spec.whatwg.org/#port-blocking). */
const REFUSED = new Set([4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080]);
const CLAIM = BLOCK_SIZE - 1;

/**
 * Takes a block of ports for one stack, so that any number of them run side by side, from any number of clones. The claim
 * itself is a listening socket on the block's last port: taken at once or not at all, and given up however we end.
 *
 * @param {object} [options]
 * @param {number} [options.wanted] first port of the block; without it the first free block
 * @param {number} [options.from] where to begin looking for a free one
 * @param {(base: number) => Promise<void>} [options.tidy] called once the block is ours, before its ports are looked at
 * @throws SetupError when `wanted` is taken or browsers refuse one of its ports, or every block is
 */
export async function claimPorts({ wanted, from = FIRST_PORT, tidy = async () => {} } = {}) {
  const last = wanted ?? from + (BLOCKS - 1) * BLOCK_SIZE;
  const taken = [];
  for (let base = wanted ?? from; base <= last; base += BLOCK_SIZE) {
    const ports = portsFrom(base);
    if (Object.values(ports).some((port) => REFUSED.has(port))) continue;
    const claim = await listen(base + CLAIM);
    if (!claim) {
      taken.push(base);
      continue;
    }
    await tidy(base);
    const free = await Promise.all(Object.values(ports).map(isFree));
    if (free.every(Boolean)) {
      claim.unref();
      return { base, ports, taken, release: () => new Promise((resolve) => claim.close(resolve)) };
    }
    taken.push(base);
    await new Promise((resolve) => claim.close(resolve));
  }
  throw new SetupError(
    wanted
      ? `Ports ${wanted} to ${wanted + BLOCK_SIZE - 1} can't be used. Stop what is on them (another demo?), choose others with --port N, or leave --port away and the next free ones are taken.`
      : `No free ports between ${from} and ${last + BLOCK_SIZE - 1}. Stop some demos, or choose others with --port N.`,
  );
}

/** On no address: macOS lets one program have all addresses of a port and another the local one. */
async function isFree(port) {
  for (const host of ["0.0.0.0", "127.0.0.1"]) {
    const server = await listen(port, host);
    if (!server) return false;
    await new Promise((resolve) => server.close(resolve));
  }
  return true;
}

function listen(port, host = "0.0.0.0") {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once("error", () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
