import { findObject } from "../domain/photos/find-object.ts";
import { answering, refuse } from "../http/answering.ts";
import { authenticateLink } from "../http/authenticate-link.ts";
import { readRange } from "../http/read-range.ts";
import { services } from "../services.server.ts";

/** How long a link to the storage itself lives: as long as a browser needs to follow it. */
const HANDOVER_SECONDS = 60;

/**
 * Serves an object to whoever holds a link we signed, with what the link says about it and nothing the bytes might claim.
 *
 * What is to be saved as a file is handed over to the storage, where that signs links of its own. All else comes from here: a
 * picture from another origin would spoil a canvas, and a link of ours finds a picture in whatever tier it lies by now.
 */
export const loader = answering(async ({ request, params }) => {
  const link = await authenticateLink(request, params["*"] ?? "");
  const { storage } = services();

  const found = await findObject(services(), { key: link.key });
  if (!found) return refuse("not-found");

  if (link.download && request.method === "GET") {
    const { contentType, download } = link;
    const there = await storage.signRead(found.key, { contentType, download, expiresInSeconds: HANDOVER_SECONDS });
    if (there) {
      const headers = { Location: there, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" };
      return new Response(null, { status: 302, headers });
    }
  }

  const headers = { ...link.headers, "Accept-Ranges": "bytes", "Content-Length": String(found.bytes) };
  if (request.method === "HEAD") return new Response(null, { headers });
  const range = readRange(request.headers, found.bytes);
  if (range === "unsatisfiable") {
    const past = { "Content-Range": `bytes */${found.bytes}`, "Cache-Control": "no-store" };
    return new Response(null, { status: 416, headers: { ...link.headers, ...past } });
  }
  if (!range) return new Response((await storage.stream(found.key)).body, { headers });
  const { body, bytes } = await storage.stream(found.key, range);
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      "Content-Length": String(bytes),
      "Content-Range": `bytes ${range.start}-${range.end}/${found.bytes}`,
    },
  });
});
