import type { LoaderFunctionArgs } from "@remix-run/node";
import { Server } from "@tus/server";
import { config } from "../config.server.ts";
import { DomainError } from "../domain/errors.ts";
import { findReceivedPhoto } from "../domain/photos/find-received-photo.ts";
import { openUpload } from "../domain/photos/open-upload.ts";
import { receivePhoto } from "../domain/photos/receive-photo.ts";
import type { UploadTicket } from "../domain/photos/upload-ticket.ts";
import { StorageError } from "../domain/storage-error.ts";
import { services, uploadStore } from "../services.server.ts";
import { errorAnswer, refuse } from "./answering.ts";
import { authenticateTicket } from "./authenticate-ticket.ts";
import { limitClient, limitHolder } from "./rate-limit.ts";

const uploadsPath = "/uploads";

let server: Server | undefined;

/**
 * The tus protocol for ticket holders. An upload's id is its photo's id, so the ticket's photo is the only upload its holder
 * can reach. When the last byte is in, the photo is examined and kept before the answer; only then are the parts dropped.
 */
export async function answerUpload({ request }: LoaderFunctionArgs): Promise<Response> {
  const path = new URL(request.url).pathname;
  try {
    if (request.method === "OPTIONS") return await tus().handleWeb(request);
    if (!["POST", "HEAD", "PATCH"].includes(request.method)) return withCors(refuse("method-not-allowed"));
    const ticket = authenticateTicket(request);
    await limitClient(request, { shopId: ticket.shop });
    await limitHolder(request, { shopId: ticket.shop, holder: ticket.photo });
    // The protocol's creation-with-upload would skip our examination.
    if (request.method === "POST" && request.headers.get("content-type") === "application/offset+octet-stream") {
      return withCors(refuse("body-invalid"));
    }
    if (request.method === "POST") return await jsonError(await tus().handleWeb(request));
    if (path !== `${uploadsPath}/${ticket.photo}`) throw new DomainError("ticket-invalid");
    const done = await doneAnswer(request.method, ticket);
    if (done) return done;
    const answer = await tus().handleWeb(request);
    // An upload that is not there any more may have come to its end just now, by another request.
    return (answer.status === 404 && (await doneAnswer(request.method, ticket))) || (await jsonError(answer));
  } catch (error) {
    return withCors(errorAnswer(error, path));
  }
}

function tus(): Server {
  server ??= new Server({
    path: uploadsPath,
    ...uploadStore(),
    relativeLocation: false,
    generateUrl: (_request, { id }) => `${services().links.uploadEndpoint()}/${id}`,
    allowedHeaders: ["Authorization"],
    exposedHeaders: ["Retry-After"],
    maxSize: config().PHOTO_MAX_BYTES,
    getFileIdFromRequest: (request) => authenticateTicket(request).photo,
    namingFunction: (request) => authenticateTicket(request).photo,
    onUploadCreate: async (request, upload) => {
      const metadata = request.headers.get("upload-metadata");
      await openUpload(services(), { ticket: authenticateTicket(request), bytes: upload.size ?? -1, metadata });
      return {};
    },
    onUploadFinish: async (request) => {
      await receive(authenticateTicket(request));
      return {};
    },
    onResponseError: (_request, error) => ("status_code" in error ? undefined : refusal(error)),
  });
  return server;
}

async function receive({ photo: photoId, shop: shopId }: UploadTicket): Promise<void> {
  const { parts } = services();
  const read = () => parts.read(photoId);
  try {
    await receivePhoto(services(), { shopId, photoId, read });
  } catch (error) {
    if (error instanceof DomainError && !error.retryable) await dropParts(photoId);
    if (!(error instanceof StorageError && error.kind === "missing")) throw error;
    // Nothing to read: another request with the last byte was quicker. What became of the photo is the answer to this one too.
    if (!(await findReceivedPhoto(services(), { shopId, photoId }))) throw error;
  }
  await dropParts(photoId);
}

/** Parts that can't be dropped now are dropped by the sweep; the photo itself is safe. */
async function dropParts(photoId: string): Promise<void> {
  try {
    await services().parts.drop(photoId);
  } catch (error) {
    services().log.warn("upload-parts-left", { photo: photoId, error: String(error) });
  }
}

/** The tus server's own refusals have a status and a body; ours, and a world that is away, get them here. */
async function refusal(error: Error): Promise<{ status_code: number; body: string }> {
  const answer = errorAnswer(error, uploadsPath);
  return { status_code: answer.status, body: await answer.text() };
}

/** The answer about a photo that was received; null while it is under way. Throws the refusal it was given. */
async function doneAnswer(method: string, { shop: shopId, photo: photoId }: UploadTicket): Promise<Response | null> {
  const received = await findReceivedPhoto(services(), { shopId, photoId });
  if (!received) return null;
  const bytes = String(received.bytes);
  const headers = { "Tus-Resumable": "1.0.0", "Upload-Offset": bytes, "Upload-Length": bytes };
  return withCors(new Response(null, { status: method === "HEAD" ? 200 : 204, headers }));
}

/** The protocol's own refusals are plain sentences; ours are JSON. Either way the caller gets JSON. */
async function jsonError(answer: Response): Promise<Response> {
  if (answer.status < 400) return answer;
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete("Content-Length");
  headers.set("Content-Type", "application/json");
  headers.set("Cache-Control", "no-store");
  const isOurs = text.startsWith('{"error"');
  const body = isOurs ? text : JSON.stringify({ error: { code: "upload-refused", message: text.trim() } });
  return new Response(answer.body === null && text === "" ? null : body, { status: answer.status, headers });
}

function withCors(answer: Response): Response {
  answer.headers.set("Access-Control-Allow-Origin", "*");
  answer.headers.set(
    "Access-Control-Expose-Headers",
    "Upload-Offset, Upload-Length, Tus-Resumable, Location, Retry-After",
  );
  return answer;
}
