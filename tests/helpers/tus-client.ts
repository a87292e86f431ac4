import { once } from "node:events";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Shop } from "@prisma/client";
import { issueUploadTicket } from "../../app/domain/photos/issue-upload-ticket.ts";
import { aShop, aShopper } from "./builders.ts";
import type { TestServices } from "./services.ts";

export interface Ticket {
  photoId: string;
  shop: Shop;
  ticket: string;
}

export interface TusAnswer {
  /** 0: none came. */
  status: number;
  offset: number;
  length: number;
  headers: http.IncomingHttpHeaders;
  code: string | undefined;
}

/** A ticket for a photo of so many bytes, of a shop of its own. */
export async function aTicket(services: TestServices, bytes: number, given?: Shop): Promise<Ticket> {
  const shop = given ?? (await aShop(services));
  const { session } = await aShopper(services, shop);
  const photo = { fileName: "rex.jpg", bytes, contentType: "image/jpeg" };
  const issued = await issueUploadTicket(services, { shopId: shop.id, shopperSessionId: session.id, photo });
  return { photoId: issued.photo.id, shop, ticket: issued.upload.ticket };
}

/** One request of the tus protocol, of which the caller writes the body as slowly as it likes, or breaks it off. */
function open(url: string, method: string, { ticket }: Ticket, headers: Record<string, string> = {}) {
  const all = { "Tus-Resumable": "1.0.0", Authorization: `Bearer ${ticket}`, ...headers };
  const request = http.request(url, { method, headers: all, agent: false });
  const answer = new Promise<TusAnswer>((resolve) => {
    const none = { status: 0, offset: Number.NaN, length: Number.NaN, headers: {}, code: undefined };
    request.on("error", () => resolve(none));
    request.on("response", async (response) => {
      const text = await new Response(response as unknown as ReadableStream).text().catch(() => "");
      const { headers: told, statusCode: status = 0 } = response;
      const body = text.startsWith("{") ? (JSON.parse(text) as { error?: { code: string } }) : {};
      const [offset, length] = [Number(told["upload-offset"]), Number(told["upload-length"])];
      resolve({ status, offset, length, headers: told, code: body.error?.code });
    });
  });
  return { request, answer };
}

export function begin(server: string, ticket: Ticket, bytes: number, headers: Record<string, string> = {}) {
  const { request, answer } = open(`${server}/uploads`, "POST", ticket, { "Upload-Length": String(bytes), ...headers });
  request.end();
  return answer;
}

export function ask(server: string, ticket: Ticket): Promise<TusAnswer> {
  const { request, answer } = open(`${server}/uploads/${ticket.photoId}`, "HEAD", ticket);
  request.end();
  return answer;
}

/** A PATCH under way. `bytes`: the length it announces; without one it announces none. */
export function openPatch(server: string, ticket: Ticket, { offset, bytes }: { offset: number; bytes?: number }) {
  const { request, answer } = open(`${server}/uploads/${ticket.photoId}`, "PATCH", ticket, {
    "Content-Type": "application/offset+octet-stream",
    "Upload-Offset": String(offset),
    ...(bytes === undefined ? {} : { "Content-Length": String(bytes) }),
  });
  return {
    answer,
    /** Resolves when these bytes are on their way. */
    send: async (body: Uint8Array) => {
      if (!request.write(body)) await Promise.race([once(request, "drain"), answer]);
      await pause(50);
    },
    finish: (body?: Uint8Array) => {
      request.end(body);
      return answer;
    },
    cut: () => request.destroy(),
  };
}

export function patch(server: string, ticket: Ticket, offset: number, body: Uint8Array): Promise<TusAnswer> {
  return openPatch(server, ticket, { offset, bytes: body.length }).finish(body);
}
