import { z } from "zod";

const warning = z.enum(["soft", "too-small", "cutout-doubtful"]);
export type QualityWarning = z.infer<typeof warning>;

const photoQuality = z.strictObject({
  slot: z.string(),
  /** Pixels of the photo for each printed inch. */
  dpi: z.number(),
  /** Printed pixels for each pixel of the photo, along a side: above 1 the photo was enlarged. */
  enlarged: z.number(),
  /** The share of the photo that the crop leaves out, 0–1. */
  clipped: z.number(),
  /** 0–1; null where the background was kept. */
  cutoutConfidence: z.number().nullable(),
  warnings: z.array(warning),
});

const report = z.strictObject({
  /** Of the print file. */
  dpi: z.number(),
  photos: z.array(photoQuality),
});

/** How good a print is, kept beside its file: numbers as they were when it was made, by the shop's levels of that day. */
export type QualityReport = z.infer<typeof report>;

/** A report as it was kept in a row; null for prints from before there were any. */
export function readQualityReport(json: unknown): QualityReport | null {
  return report.safeParse(json).data ?? null;
}
