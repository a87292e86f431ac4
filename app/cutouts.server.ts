import { readFileSync } from "node:fs";
import { cutoutService } from "./adapters/cutout/http-service.server.ts";
import type { Config } from "./config.server.ts";
import type { Cutouts, Log } from "./domain/services.ts";
import { makeMatte, matteName } from "./imaging/cutout/make-matte.ts";
import type { MatteModel } from "./imaging/cutout/matte-model.ts";
import { imagenetShape, onnxModel } from "./imaging/cutout/onnx-model.ts";
import { readOnnxSidecar } from "./imaging/cutout/onnx-sidecar.ts";
import { remoteModel } from "./imaging/cutout/remote-model.ts";

type CutoutConfig = Pick<Config, "CUTOUT" | "CUTOUT_TOKEN" | "CUTOUT_TIMEOUT_MS" | "CUTOUT_WEIGHTS">;

/** Cuts out by the model the operator chose; where that fails, by the embedded one. */
export function cutouts(config: CutoutConfig, log: Log): Cutouts {
  let embedded: MatteModel | undefined;
  const fallback = () => {
    embedded ??= onnxModel("u2netp", readFileSync(config.CUTOUT_WEIGHTS), imagenetShape);
    return embedded;
  };
  let chosen: MatteModel | undefined;
  const first = () => {
    chosen ??= config.CUTOUT === "embedded" ? fallback() : chosenModel(config);
    return chosen;
  };
  return {
    model: () => matteName(first()),
    async make(photo) {
      try {
        return await makeMatte(photo, first());
      } catch (error) {
        if (config.CUTOUT === "embedded") throw error;
        log.warn("cutout-fell-back", { model: config.CUTOUT, error: String(error) });
        return makeMatte(photo, fallback());
      }
    },
  };
}

function chosenModel({ CUTOUT, CUTOUT_TOKEN, CUTOUT_TIMEOUT_MS }: CutoutConfig): MatteModel {
  if (CUTOUT.endsWith(".onnx") && !/^https?:/.test(CUTOUT)) {
    const sidecar: unknown = JSON.parse(readFileSync(CUTOUT.replace(/\.onnx$/, ".json"), "utf8"));
    return onnxModel("onnx", readFileSync(CUTOUT), readOnnxSidecar(sidecar));
  }
  const { host, pathname } = new URL(CUTOUT);
  return remoteModel(
    `${host}${pathname}`,
    cutoutService({ url: CUTOUT, token: CUTOUT_TOKEN, timeoutMs: CUTOUT_TIMEOUT_MS }),
  );
}
