import { z } from "zod";
import { defineJob } from "../job.ts";

export const renderPrintJob = defineJob({
  name: "render-print",
  payload: z.object({ printId: z.uuid() }),
  key: ({ printId }) => `render-print-${printId}`,
  attempts: 4,
  lane: "drawing",
  priority: 2,
});
