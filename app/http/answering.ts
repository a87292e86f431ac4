import { Prisma } from "@prisma/client";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { ZodError } from "zod";
import { DomainError, type RefusalCode, refusals } from "../domain/errors.ts";
import { StorageError } from "../domain/storage-error.ts";
import { services } from "../services.server.ts";
import { errorStatus } from "./error-status.ts";

type Handler = (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<Response>;

/**
 * Wraps a handler of JSON callers: whatever it throws becomes an answer with a code and a sentence. Refusals get their own,
 * a world that is away gets 503 "unavailable", and a bug is logged and gets 500 without a word of what it was.
 */
export function answering(handler: Handler): Handler {
  return async (args) => {
    try {
      return await handler(args);
    } catch (error) {
      if (error instanceof Response) return error;
      return errorAnswer(error, new URL(args.request.url).pathname);
    }
  };
}

/** The answer to a thrown thing. `path` is for the log; never pass a query. */
export function errorAnswer(error: unknown, path: string): Response {
  const known = refusalOf(error);
  if (known) {
    if (errorStatus[known] >= 500) services().log.warn("answered-unavailable", { path, error: String(error) });
    return refuse(known, error instanceof DomainError ? error.retryAfterSeconds : undefined);
  }
  services().log.error("answer-failed", { path, error: error instanceof Error ? error.stack : String(error) });
  return json({ error: { code: "unexpected", message: "Something went wrong on our side." } }, 500);
}

/** `retryAfterSeconds`: when the same may work; what is away for a moment gets two seconds. */
export function refuse(code: RefusalCode, retryAfterSeconds?: number): Response {
  const wait = retryAfterSeconds ?? (errorStatus[code] === 503 ? 2 : undefined);
  const headers: Record<string, string> = wait === undefined ? {} : { "Retry-After": String(wait) };
  return json({ error: { code, message: refusals[code] } }, errorStatus[code], headers);
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

function refusalOf(error: unknown): RefusalCode | null {
  if (error instanceof DomainError) return error.code;
  if (error instanceof ZodError) return "body-invalid";
  if (error instanceof StorageError) return error.kind === "missing" ? "not-found" : "storage-unavailable";
  return isDatabaseAway(error) ? "unavailable" : null;
}

/** Connection refused, lost, timed out, or no connection free: not a bug of ours, and over when the database is back. */
function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return ["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"].includes(error.code) || causeIsAway(error);
  }
  return causeIsAway(error);
}

const awayPattern =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|timeout exceeded when trying to connect|Can't reach database|DatabaseNotReachable|ConnectionClosed|the database system is (starting up|shutting down)|terminating connection|SocketTimeout|Query read timeout/i;

function causeIsAway(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (awayPattern.test(`${at.name} ${at.message} ${JSON.stringify("meta" in at ? at.meta : "")}`)) return true;
  }
  return false;
}
