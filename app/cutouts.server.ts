import { readFileSync } from "node:fs";
import { cutoutService } from "./adapters/cutout/http-service.server.ts";
import type { Config } from "./config.server.ts";
import type { Cutouts, Imaging, Log } from "./domain/services.ts";
import { type Matte, matteName } from "./imaging/cutout/matte-model.ts";
import { imagenetShape, type OnnxShape, onnxName } from "./imaging/cutout/onnx-shape.ts";
import { readOnnxSidecar } from "./imaging/cutout/onnx-sidecar.ts";

type CutoutConfig = Pick<Config, "CUTOUT" | "CUTOUT_TOKEN" | "CUTOUT_TIMEOUT_MS" | "CUTOUT_WEIGHTS">;
type Drawing = Pick<Imaging, "matteByNetwork" | "matteQuestion" | "matteByAnswer">;

/** One way to find what is in front. */
interface Way {
  name: string;
  make(photo: Uint8Array): Promise<Matte>;
}

/** Cuts out by the model the operator chose; where that fails, by the embedded one. */
export function cutouts(config: CutoutConfig, { log, imaging }: { log: Log; imaging: Drawing }): Cutouts {
  let embedded: Way | undefined;
  const fallback = () => {
    embedded ??= byNetwork({ label: "u2netp", path: config.CUTOUT_WEIGHTS, shape: imagenetShape }, imaging);
    return embedded;
  };
  let chosen: Way | undefined;
  const first = () => {
    chosen ??= config.CUTOUT === "embedded" ? fallback() : chosenWay(config, imaging);
    return chosen;
  };
  return {
    model: () => matteName(first()),
    async make(photo) {
      try {
        return await first().make(photo);
      } catch (error) {
        if (config.CUTOUT === "embedded") throw error;
        log.warn("cutout-fell-back", { model: config.CUTOUT, error: String(error) });
        return fallback().make(photo);
      }
    },
  };
}

function chosenWay(config: CutoutConfig, imaging: Drawing): Way {
  const { CUTOUT } = config;
  if (CUTOUT.endsWith(".onnx") && !/^https?:/.test(CUTOUT)) {
    const sidecar: unknown = JSON.parse(readFileSync(CUTOUT.replace(/\.onnx$/, ".json"), "utf8"));
    return byNetwork({ label: "onnx", path: CUTOUT, shape: readOnnxSidecar(sidecar) }, imaging);
  }
  return byService(config, imaging);
}

function byNetwork(network: { label: string; path: string; shape: OnnxShape }, imaging: Drawing): Way {
  return {
    name: onnxName(network.label, readFileSync(network.path)),
    make: (photo) => imaging.matteByNetwork(photo, network),
  };
}

/** The service is asked from here: what opens pictures knows no token and reaches no network. */
function byService({ CUTOUT, CUTOUT_TOKEN, CUTOUT_TIMEOUT_MS }: CutoutConfig, imaging: Drawing): Way {
  const ask = cutoutService({ url: CUTOUT, token: CUTOUT_TOKEN, timeoutMs: CUTOUT_TIMEOUT_MS });
  const { host, pathname } = new URL(CUTOUT);
  const name = `${host}${pathname}`;
  return {
    name,
    make: async (photo) =>
      imaging.matteByAnswer(photo, { name, answer: await ask(await imaging.matteQuestion(photo)) }),
  };
}
