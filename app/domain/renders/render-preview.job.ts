import { z } from "zod";
import { defineJob } from "../job.ts";

/** For a rendition a shopper or merchant looks at: a preview or a thumbnail. */
export const renderPreviewJob = defineJob({
  name: "render-preview",
  payload: z.object({ imageId: z.uuid() }),
  key: ({ imageId }) => `render-preview-${imageId}`,
  attempts: 4,
  lane: "drawing",
  priority: 1,
});
