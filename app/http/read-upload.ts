import { readBytes } from "./read-body.ts";

/** Room for what a form says around its file. */
const formBytes = 64 * 1024;

/**
 * A page's form with a file in it (multipart), of at most `maxBytes`, and its other fields. Anything else than such a form
 * reads as an empty one.
 *
 * Throws DomainError "body-too-large".
 */
export async function readUpload(
  request: Request,
  { file, maxBytes }: { file: string; maxBytes: number },
): Promise<{ bytes: Uint8Array; fields: URLSearchParams }> {
  const contentType = request.headers.get("content-type") ?? "";
  const body = await readBytes(request, { maxBytes: maxBytes + formBytes });
  const form = await new Response(body, { headers: { "content-type": contentType } })
    .formData()
    .catch(() => new FormData());
  const given = form.get(file);
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  return { bytes: given instanceof File ? new Uint8Array(await given.arrayBuffer()) : new Uint8Array(), fields };
}
