import { z } from "zod";
import { defineJob } from "../job.ts";

export const moveTierJob = defineJob({
  name: "move-tier",
  payload: z.object({ imageId: z.uuid() }),
  key: ({ imageId }) => `move-tier-${imageId}`,
  attempts: 8,
  lane: "quick",
  priority: 2,
});
