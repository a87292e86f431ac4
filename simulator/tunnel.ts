import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { addresses, localUrl } from "./addresses.ts";
import { type Exchange, sendText } from "./http.ts";
import type { SimulatorConfig } from "./state.ts";
import { plainHeaders, recordTraffic } from "./traffic.ts";

const appBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/**
 * Hands a browser's request on to the app and the app's answer back, both as they flow. What changes is only what
 * would need Shopify's real hosts: who may frame the page, where redirects lead, where App Bridge is loaded from.
 */
export function answerTunnelRequest(exchange: Exchange): Promise<true> {
  const { request, response, url, method, world } = exchange;
  const { config } = world;
  const started = Date.now();
  const target = new URL(`${url.pathname}${url.search}`, config.appInternalUrl);
  const headers = {
    ...request.headers,
    "x-forwarded-for": request.socket.remoteAddress ?? "",
    "x-forwarded-host": request.headers.host ?? "",
    "x-forwarded-proto": "http",
    // pages are rewritten below, so they must come as plain text; everything else may be compressed
    ...(accepts(request.headers, "text/html") ? { "accept-encoding": "identity" } : {}),
  };
  return new Promise((settle) => {
    let answered = false;
    const asked = http.request(target, { agent: false, method, headers }, (answer) => {
      answered = true;
      passOn(config, answer, response).then(
        (kind) => {
          if (kind === "page") recordVisit(exchange, answer, started);
          settle(true);
        },
        () => {
          response.destroy();
          settle(true);
        },
      );
    });
    asked.on("error", () => {
      // an app that answers before it has read the whole body closes on us; its answer still counts
      if (answered) return;
      if (!response.headersSent)
        sendText(response, 502, `The app does not answer at ${config.appInternalUrl}. Is it running?`);
      settle(true);
    });
    // a browser that goes away must not leave the app waiting for the rest of an upload
    response.on("close", () => asked.destroy());
    request.pipe(asked);
  });
}

async function passOn(
  config: SimulatorConfig,
  answer: IncomingMessage,
  response: ServerResponse,
): Promise<"page" | "bytes"> {
  const { "content-length": length, ...headers } = localHeaders(config, answer.headers);
  const status = answer.statusCode ?? 502;
  const page = /^text\/html/.test(answer.headers["content-type"] ?? "") && !answer.headers["content-encoding"];
  if (!page) {
    response.writeHead(status, length === undefined ? headers : { ...headers, "content-length": length });
    await pipeline(answer, response);
    return "bytes";
  }
  answer.setEncoding("utf8");
  let html = "";
  for await (const part of answer) html += part;
  response.writeHead(status, headers);
  response.end(html.replaceAll(appBridge, `${addresses(config).admin}/app-bridge.js`));
  return "page";
}

/** Pages go into the log without their bodies; scripts, styles and uploads would only drown the rest. */
function recordVisit({ url, method, world }: Exchange, answer: IncomingMessage, started: number): void {
  recordTraffic(world, {
    kind: "page",
    shop: url.searchParams.get("shop"),
    method,
    url: `${url.pathname}${url.search}`,
    summary: `${method} ${url.pathname}`,
    status: answer.statusCode ?? 0,
    responseHeaders: plainHeaders(answer.headers),
    ms: Date.now() - started,
  });
}

function localHeaders(config: SimulatorConfig, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { connection: _connection, "keep-alive": _keepAlive, "transfer-encoding": _encoding, ...kept } = headers;
  const policy = kept["content-security-policy"];
  if (policy) {
    // 'none' forbids every frame and must stay alone
    const policies = [policy].flat().join(", ");
    kept["content-security-policy"] = policies.replace(
      /frame-ancestors (?!'none')/g,
      `frame-ancestors ${addresses(config).admin} `,
    );
  }
  if (kept.location) kept.location = localUrl(config, kept.location);
  // preload hints name the script's real host
  if (kept.link)
    kept.link = [kept.link]
      .flat()
      .join(", ")
      .replaceAll(appBridge, `${addresses(config).admin}/app-bridge.js`);
  return kept;
}

function accepts(headers: IncomingHttpHeaders, type: string): boolean {
  return (headers.accept ?? "").includes(type) || headers.accept === undefined;
}
