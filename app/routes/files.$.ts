import { answering } from "../http/answering.ts";
import { authenticateLink } from "../http/authenticate-link.ts";
import { services } from "../services.server.ts";

/** Serves an object to whoever holds a link we signed, with what the link says about it and nothing the bytes might claim. */
export const loader = answering(async ({ request, params }) => {
  const link = authenticateLink(request, params["*"] ?? "");

  const { body, bytes } = await services().storage.stream(link.key);
  return new Response(request.method === "HEAD" ? null : body, {
    headers: { ...link.headers, "Content-Length": String(bytes) },
  });
});
