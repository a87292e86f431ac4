import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal, type Shop, type World } from "./state.ts";

/** One request and its answer, as every handler of the simulator receives it. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Path and query; the origin is the address the caller used. */
  url: URL;
  world: World;
};
/** A request on a shop's own address. */
export type ShopExchange = Exchange & { shop: Shop };

/** Answers and returns true, or returns false so that the next handler is asked. */
export type Handler = (exchange: Exchange) => Promise<boolean>;
export type ShopHandler = (exchange: ShopExchange) => Promise<boolean>;

const bodyLimitBytes = 10 * 1024 * 1024;

/** The whole body. Refuses with 413 past ten megabytes. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > bodyLimitBytes) throw new Refusal(413, "The body is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The body as a JSON object; an empty body is `{}`. Refuses with 400 when it is anything else. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await readBody(request)).toString("utf8");
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return { ...value };
  } catch {
    // answered below, like any other shape
  }
  throw new Refusal(400, "The body is not a JSON object.");
}

/** The fields of a posted form: `application/x-www-form-urlencoded` or `multipart/form-data`, files left out. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const type = request.headers["content-type"] ?? "";
  const body = await readBody(request);
  if (!type.startsWith("multipart/form-data")) return new URLSearchParams(body.toString("utf8"));
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  return fields;
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): true {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(value));
  return true;
}

export function sendHtml(response: ServerResponse, status: number, html: string, headers = {}): true {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers });
  response.end(html);
  return true;
}

export function sendText(response: ServerResponse, status: number, text: string, type = "text/plain"): true {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` });
  response.end(text);
  return true;
}

export function redirect(response: ServerResponse, location: string, status = 302): true {
  response.writeHead(status, { location });
  response.end();
  return true;
}

/** Text made safe to stand inside HTML and inside quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** One cookie of the request, or null. */
export function readCookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? "").split(/;\s*/)) {
    const [key, ...rest] = pair.split("=");
    if (key === name) return decodeURIComponent(rest.join("="));
  }
  return null;
}
