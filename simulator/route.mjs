// node --import ./simulator/route.mjs …: every request for a Shopify host goes to the simulator at SHOPIFY_SIM_URL,
// over plain TCP, with address and Host header unchanged. The app's code knows nothing of it.
import net from "node:net";
import { Agent, buildConnector, setGlobalDispatcher } from "undici";

const simulator = process.env.SHOPIFY_SIM_URL;
if (simulator) {
  const { hostname, port } = new URL(simulator);
  const direct = buildConnector({});
  const shopifyHost = /(^|\.)(myshopify|shopify)\.com$/;
  setGlobalDispatcher(
    new Agent({
      connect(options, done) {
        if (!shopifyHost.test(options.hostname)) return direct(options, done);
        const socket = net.connect(Number(port), hostname.replace(/^\[|\]$/g, ""));
        socket.once("connect", () => done(null, socket));
        socket.once("error", (error) => done(error, null));
        return undefined;
      },
    }),
  );
}
