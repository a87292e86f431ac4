import { storableText } from "../domain/storable-text.ts";
import { readText } from "./read-body.ts";

/**
 * A page's form, as Remix sends it: urlencoded, at most 256 KB. Characters no database takes are left out here, once for all
 * pages. Anything else than a form reads as an empty one.
 *
 * Throws a Response 413 when it is longer.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const text = await readText(request, { maxBytes: 256 * 1024 }).catch(() => {
    throw new Response("That was too much at once.", { status: 413 });
  });
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  const form = new URLSearchParams(isForm ? text : "");
  return new URLSearchParams([...form].map(([name, value]) => [name, storableText(value)]));
}
