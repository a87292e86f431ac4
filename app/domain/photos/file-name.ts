import type { Image } from "@prisma/client";

const endings: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf" };

/** What a picture is saved as: the shopper's own name, or for what was made of photos `working-copy-1f2e3d4c.webp`. */
export function fileNameOf({
  id,
  kind,
  contentType,
  fileName,
}: Pick<Image, "id" | "kind" | "contentType" | "fileName">) {
  const ending = endings[contentType ?? ""] ?? contentType?.split("/")[1] ?? "bin";
  return fileName ?? `${kind.replace("_", "-")}-${id.slice(0, 8)}.${ending}`;
}
