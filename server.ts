import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import { installGlobals, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { config } from "./app/config.server.ts";
import { namePeer } from "./app/http/client-address.ts";
import { routePatterns } from "./app/http/route-patterns.ts";
import { jsonLog, withLogContext } from "./app/log.server.ts";
import { httpRequests, httpSeconds } from "./app/metrics.server.ts";

installGlobals({ nativeFetch: true });

const { PORT, HOST, LOG_LEVEL, NODE_ENV } = config();
const log = jsonLog(LOG_LEVEL, { process: "web" });
const build = (await import("./build/server/index.js" as string)) as ServerBuild;

const app = express();
app.disable("x-powered-by");

app.use(namePeer);

// Named by us: an id of the caller's own could be anybody's, and would stand in the log as ours.
app.use((_request, response, next) => {
  const id = randomUUID();
  response.set("X-Request-Id", id);
  withLogContext({ request: id }, next);
});

const knownMethods = new Set(["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"]);
const patternOf = routePatterns(build.routes);

// Paths only: queries carry signatures, tokens and links.
app.use((request, response, next) => {
  const begun = performance.now();
  response.on("finish", () => {
    const ms = Math.round(performance.now() - begun);
    const route = patternOf(request.path);
    const status = `${Math.floor(response.statusCode / 100)}xx`;
    httpRequests.inc({ route, method: knownMethods.has(request.method) ? request.method : "other", status });
    httpSeconds.observe({ route }, ms / 1_000);
    // A personalization's id is all its shopper needs to see it: it stays out too.
    const path = request.path.replace(/^(\/proxy\/personalizations\/).+/, "$1…");
    log.info("request", { method: request.method, path, status: response.statusCode, ms });
  });
  next();
});

app.use((request, response, next) => {
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  if (request.path.endsWith(".data")) response.set("Cache-Control", "no-store");
  next();
});

app.use(compression({ filter: (request, response) => !isPicture(request) && compression.filter(request, response) }));
app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", redirect: false }));
app.use(express.static("build/client", { maxAge: "1h", redirect: false }));
app.all("*", createRequestHandler({ build, mode: NODE_ENV }));

// What no page could take: an address or a host that is none (theirs to mend), or a bug (ours, and told to nobody else).
app.use(
  (error: Error & { status?: number; code?: string }, request: Request, response: Response, _next: NextFunction) => {
    const isTheirs = error.code === "ERR_INVALID_URL" || (error.status !== undefined && error.status < 500);
    if (isTheirs) log.warn("request-refused", { method: request.method, error: error.message.slice(0, 200) });
    else log.error("request-failed", { method: request.method, error: error.stack });
    const refusal = isTheirs
      ? { code: "body-invalid", message: "This request can't be read." }
      : { code: "unexpected", message: "Something went wrong on our side." };
    response.status(isTheirs ? 400 : 500).json({ error: refusal });
  },
);

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
