import type { IncomingMessage } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import { installGlobals, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { config } from "./app/config.server.ts";
import { jsonLog } from "./app/log.server.ts";

installGlobals({ nativeFetch: true });

const { PORT, HOST, LOG_LEVEL, NODE_ENV } = config();
const log = jsonLog(LOG_LEVEL, { process: "web" });
const build = (await import("./build/server/index.js" as string)) as ServerBuild;

const app = express();
app.disable("x-powered-by");

// Paths only: queries carry signatures, tokens and links.
app.use((request, response, next) => {
  const begun = performance.now();
  response.on("finish", () => {
    const ms = Math.round(performance.now() - begun);
    log.info("request", { method: request.method, path: request.path, status: response.statusCode, ms });
  });
  next();
});

app.use(compression({ filter: (request, response) => !isPicture(request) && compression.filter(request, response) }));
app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
app.use(express.static("build/client", { maxAge: "1h" }));
app.all("*", createRequestHandler({ build, mode: NODE_ENV }));

/** Uploads and pictures are compressed already, and uploads must not be buffered. */
function isPicture(request: IncomingMessage): boolean {
  return /^\/(uploads|files)\b/.test(request.url ?? "");
}

const server = app.listen(PORT, HOST, () => log.info("web-ready", { port: PORT }));
server.requestTimeout = 10 * 60_000; // a large photo over a slow line
server.keepAliveTimeout = 65_000; // longer than the load balancers in front of it

function stop(): void {
  log.info("web-stopping");
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 10_000).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
