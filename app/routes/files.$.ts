import { findObject } from "../domain/photos/find-object.ts";
import { answering, refuse } from "../http/answering.ts";
import { authenticateLink } from "../http/authenticate-link.ts";
import { services } from "../services.server.ts";

/** Serves an object to whoever holds a link we signed, with what the link says about it and nothing the bytes might claim. */
export const loader = answering(async ({ request, params }) => {
  const link = await authenticateLink(request, params["*"] ?? "");

  const found = await findObject(services(), { key: link.key });
  if (!found) return refuse("not-found");
  const headers = { ...link.headers, "Content-Length": String(found.bytes) };
  if (request.method === "HEAD") return new Response(null, { headers });
  return new Response((await services().storage.stream(found.key)).body, { headers });
});
