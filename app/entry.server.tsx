import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { setPageHeaders } from "./http/frame-policy.ts";
import { services } from "./services.server.ts";
import { localeOf } from "./ui/locality.ts";
import { languageOf } from "./ui/words/languages.ts";
import { loadWords } from "./ui/words/translations.ts";

/** How long a page may wait for what its loaders promised, in milliseconds; past it the page ends without. */
export const streamTimeout = 5000;

/** Writes every HTML page, errors included: the one place that says who may frame it. */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  setPageHeaders(request, headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Cache-Control", "no-store");
  await loadWords(languageOf(localeOf(request)));
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";

  return new Promise<Response>((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [ready]: () => {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        answered = 500;
        // Only the path: an embedded page's query holds a session token.
        services().log.error("page-render-failed", { path: new URL(request.url).pathname, error: String(error) });
      },
    });
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** What a loader or action threw and nobody answered for. Replaces Remix's own print of the whole error with its request. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // An answer such as 404 is no fault.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  services().log.error("page-failed", { path: new URL(request.url).pathname, error: told });
}
