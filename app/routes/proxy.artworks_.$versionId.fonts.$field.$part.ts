import { readFont } from "../domain/artworks/read-font.ts";
import { answering, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";
import { services } from "../services.server.ts";

/** A part of a font an artwork's text is set in, for the page to write with. A version never changes, so it may be kept. */
export const loader = answering(async ({ request, params }) => {
  const { shop } = await authenticateProxy(request);

  const font = await readFont(services(), {
    shopId: shop.id,
    artworkVersionId: params.versionId ?? "",
    field: params.field ?? "",
    part: Number(params.part),
  });
  if (!font) return refuse("not-found");
  const headers = { "Content-Type": font.contentType, "Cache-Control": "public, max-age=604800, immutable" };
  return new Response(Buffer.from(font.bytes), { headers });
});
