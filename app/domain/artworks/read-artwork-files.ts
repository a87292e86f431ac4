import type { ArtworkVersion } from "@prisma/client";
import type { ArtworkFiles } from "../../imaging/artwork.ts";
import { readObject } from "../photos/read-object.ts";
import type { Services } from "../services.ts";

/** The bytes of a version's files by name; of those alone that `wants` says yes to. @throws DomainError "artwork-unknown" */
export async function readArtworkFiles(
  services: Services,
  version: Pick<ArtworkVersion, "files">,
  wants: (fileName: string) => boolean = () => true,
): Promise<ArtworkFiles> {
  const files = new Map<string, Uint8Array>();
  for (const [name, key] of Object.entries(version.files as Record<string, string>)) {
    if (wants(name)) files.set(name, await readObject(services, { key, missing: "artwork-unknown" }));
  }
  return files;
}
