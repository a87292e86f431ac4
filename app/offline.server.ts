import { readArtworkFolder } from "./adapters/starter-artworks/artwork-folder.server.ts";
import { cutouts } from "./cutouts.server.ts";

const embedded = {
  CUTOUT: "embedded",
  CUTOUT_TOKEN: undefined,
  CUTOUT_TIMEOUT_MS: 10_000,
  CUTOUT_WEIGHTS: ".cache/u2netp.onnx",
};
const silent = { info() {}, warn() {}, error() {} };

/** What drawing a picture needs where there is no configuration, database or queue. */
export const offline = {
  cutouts: cutouts(embedded, silent),
  /** An artwork from its folder. */
  readBundle: readArtworkFolder,
};
