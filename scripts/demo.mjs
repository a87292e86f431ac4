// npm run demo: the whole product on this machine, with a Shopify to try it in.
import os from "node:os";
import { parseArgs } from "node:util";
import { openShops } from "./open-shops.mjs";
import { BLOCK_SIZE } from "./ports.mjs";
import { createProgress, tellFailure } from "./progress.mjs";
import { SetupError } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { startStack } from "./stack.mjs";

const HELP = `npm run demo [-- options]

  --port N   first of the ${BLOCK_SIZE} ports to use (default: the first free block from 4100 on)
  --lan      reachable from other devices on your network, to try it on a phone
  --fresh    forget the data, keys and logs of earlier demos on these ports
  --help     this text

DATABASE_URL and REDIS_URL, when set, are used instead of a Postgres and a Redis of the demo's own.`;

const OLDEST_NODE = [20, 12];

let leaving = false;
let stack;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(0));

try {
  await main(options());
} catch (error) {
  if (!leaving) tellFailure(error); // else what failed is what we are stopping
  await leave(1);
}

async function main({ help, port, lan, fresh }) {
  if (help) return console.log(HELP);
  requireNode();
  const progress = createProgress();
  progress.say("\nLikeness\n");
  await setUp(progress);
  const host = lan ? lanAddress() : "localhost";
  const started = await startStack({
    progress,
    port,
    host,
    bind: lan ? "0.0.0.0" : "127.0.0.1",
    wipe: fresh,
    databaseServer: process.env.DATABASE_URL || undefined,
    redisUrl: process.env.REDIS_URL || undefined,
  });
  stack = started;
  stack.onDeath(async ({ name, why, tail, logFile }) => {
    console.error(
      `\n${name} ended (${why}), so the demo stops. Its last lines (all of them: ${logFile}):\n\n${tail}\n`,
    );
    await leave(1);
  });
  await progress.step("shops opened, artworks on their products", () => openShops(stack.urls));
  progress.say(welcome(stack, { lan }));
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string" },
        lan: { type: "boolean" },
        fresh: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 1024 && port + BLOCK_SIZE <= 65_536)) {
      throw new SetupError(`--port wants a number from 1024 to ${65_536 - BLOCK_SIZE}.`);
    }
    return { ...values, port };
  } catch (error) {
    throw error instanceof SetupError ? error : new SetupError(`${error.message}\n\n${HELP}`);
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new SetupError(
      `Node ${OLDEST_NODE.join(".")} or newer starts the demo; this is ${process.versions.node}. See https://nodejs.org.`,
    );
  }
}

/** This machine's address on the local network. */
function lanAddress() {
  const addresses = Object.values(os.networkInterfaces()).flat();
  const address = addresses.find((one) => one.family === "IPv4" && !one.internal);
  if (!address) throw new SetupError("--lan: this machine has no address on a local network.");
  return address.address;
}

function welcome({ urls, base, takenBlocks, folder }, { lan }) {
  const moved =
    takenBlocks.length > 0 ? `\nPorts from ${takenBlocks.join(", ")} are taken, so this demo is on ${base}.\n` : "";
  return `${moved}
  Shop       ${urls.storefronts.pawprints}/products/the-howl
             upload a photo, crop it, see it in the artwork, buy it
  Merchant   ${urls.admins.pawprints}
             the order, its print file and how long the photo is kept
  Control    ${urls.control}
             what Shopify sent and was answered; pay, fulfil, cancel, refund

  A second shop, with another theme: ${urls.storefronts.galleryNorth}/products/the-howl
  Logs and pictures: ${folder}
${lan ? "  Open the same addresses on a phone in this network.\n" : ""}
  Ctrl-C stops everything.
`;
}

/** Stops what runs, once. What is still starting is stopped by its leash as soon as this process is gone. */
async function leave(code) {
  if (leaving) return;
  leaving = true;
  if (stack) {
    console.log("\nStopping …");
    await stack.stop();
  }
  process.exit(code);
}
