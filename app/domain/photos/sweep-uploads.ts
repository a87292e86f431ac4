import type { Services } from "../services.ts";

/** Drops what is left of uploads whose day is over, or that ended a while ago. Their photos' rows are let go by `sweepPhotos`. */
export async function sweepUploads({ parts, log }: Services): Promise<void> {
  const dropped = await parts.dropOld();
  if (dropped > 0) log.info("sweep-uploads", { dropped });
}
