import type { z } from "zod";
import { DomainError } from "../domain/errors.ts";

/** The whole body, at most `maxBytes`; a longer one is refused as soon as that is seen, whatever it announced. */
export async function readBytes(request: Request, { maxBytes }: { maxBytes: number }): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new DomainError("body-too-large");
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new DomainError("body-too-large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** As above, as text. */
export async function readText(request: Request, { maxBytes }: { maxBytes: number }): Promise<string> {
  return (await readBytes(request, { maxBytes })).toString("utf8");
}

/** A JSON body of a known shape. Throws DomainError "body-too-large" or "body-not-json", ZodError when the shape is wrong. */
export async function readJson<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const text = await readText(request, { maxBytes: 64 * 1024 });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new DomainError("body-not-json");
  }
  return shape.parse(body);
}
