import type { Services } from "../services.ts";

/** Drops the parts of uploads nobody went on with for a day. Their photos' rows are let go by `sweepPhotos`. */
export async function sweepUploads({ parts, log }: Services): Promise<void> {
  const dropped = await parts.dropOld();
  if (dropped > 0) log.info("sweep-uploads", { dropped });
}
