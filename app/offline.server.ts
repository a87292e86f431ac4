import { readArtworkFolder } from "./adapters/starter-artworks/artwork-folder.server.ts";
import { cutouts } from "./cutouts.server.ts";
import { imagingProcesses } from "./imaging.server.ts";

const embedded = {
  CUTOUT: "embedded",
  CUTOUT_TOKEN: undefined,
  CUTOUT_TIMEOUT_MS: 10_000,
  CUTOUT_WEIGHTS: ".cache/u2netp.onnx",
};
const silent = { info() {}, warn() {}, error() {} };
/** A designer at their own machine may try what would hold up a shop. */
const limits = { IMAGING_PROCESSES: 1, IMAGING_TIMEOUT_SECONDS: 600, IMAGING_MEMORY_MB: 4_000 };
const drawn = { DRAWN_ARTWORKS_DIR: ".cache/drawn", DRAWN_ARTWORKS_MB: 500 };
const imaging = imagingProcesses({ ...limits, ...drawn }, silent);

/** What drawing a picture needs where there is no configuration, database or queue. */
export const offline = {
  imaging,
  cutouts: cutouts(embedded, { log: silent, imaging }),
  /** An artwork from its folder. */
  readBundle: readArtworkFolder,
};
