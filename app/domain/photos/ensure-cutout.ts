import type { Image } from "@prisma/client";
import { ImagingError } from "../../imaging/imaging-error.ts";
import { DomainError } from "../errors.ts";
import { inTurns } from "../in-turns.ts";
import type { Services } from "../services.ts";
import { findDerived, keepDerived } from "./keep-derived.ts";
import { readObject } from "./read-object.ts";

/** One at a time: a model takes a core for as long as it looks. */
const inCutoutTurn = inTurns({ atOnce: 1, waiting: 20 });

/** What of a photo is in front. `confidence` 0–1: below a half it is better not shown unasked. */
export interface Cutout {
  model: string;
  sha256: string;
  storageKey: string;
  confidence: number;
}

/**
 * The cut-out of a photo by the model in use: the one that is there, or one made now. Two at once keep one.
 *
 * @throws DomainError "photo-gone", "photo-unreadable" and its like, "too-many-requests" and "storage-unavailable" (retryable)
 */
export async function ensureCutout(services: Services, photo: Image): Promise<Cutout> {
  const known = await findDerived(services, photo, { kind: "cutout", by: { model: services.cutouts.model() } });
  if (known) return viewCutout(known);
  if (!photo.storageKey) throw new DomainError("photo-gone");
  const bytes = await readObject(services, { key: photo.storageKey, missing: "photo-gone" });
  try {
    const matte = await inCutoutTurn(() => services.cutouts.make(bytes));
    const { model, confidence } = matte;
    const derived = { kind: "cutout" as const, by: { model } };
    return viewCutout(await keepDerived(services, { photo, derived, file: matte, report: { model, confidence } }));
  } catch (error) {
    if (error instanceof ImagingError) throw new DomainError(error.code, { cause: error });
    throw error;
  }
}

function viewCutout({ sha256, storageKey, report }: Image): Cutout {
  const { model, confidence } = report as { model: string; confidence: number };
  if (!sha256 || !storageKey) throw new DomainError("photo-gone");
  return { model, sha256, storageKey, confidence };
}
