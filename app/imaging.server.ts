import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ProcessEnded } from "./adapters/processes/job-process.server.ts";
import { type ProcessPool, processPool } from "./adapters/processes/process-pool.server.ts";
import type { Config } from "./config.server.ts";
import { type Imaging, type Log, takesTooLong } from "./domain/services.ts";
import { ImagingError, isImagingErrorCode } from "./imaging/imaging-error.ts";
import type { Operations } from "./imaging/operations.ts";

type ImagingConfig = Pick<Config, "IMAGING_PROCESSES" | "IMAGING_TIMEOUT_SECONDS" | "IMAGING_MEMORY_MB"> &
  Partial<Pick<Config, "DRAWN_ARTWORKS_DIR" | "DRAWN_ARTWORKS_MB">>;

/**
 * The child's program stands in the source folder and is named from the folder the process was started in: a bundle of the
 * app does not carry it. It gets nothing of our environment, so no secret; two arenas keep glibc from hoarding memory.
 */
const program = ({ DRAWN_ARTWORKS_DIR: folder, DRAWN_ARTWORKS_MB: limitMb = 0 }: ImagingConfig) => ({
  path: join(process.cwd(), "app", "imaging-child.ts"),
  env: {
    NODE_ENV: "production" as const,
    MALLOC_ARENA_MAX: "2",
    TMPDIR: tmpdir(),
  },
  // Lets go of a drawn layer as soon as it is used up.
  execArgv: ["--expose-gc"],
  args: folder && limitMb > 0 ? [resolve(folder), String(limitMb)] : [],
});

/** Imaging in processes of its own. They are started when they are needed, and end with this one. */
export function imagingProcesses(config: ImagingConfig, log: Log): Imaging & Pick<ProcessPool, "close"> {
  const pool = processPool(program(config), {
    processes: config.IMAGING_PROCESSES,
    timeMs: config.IMAGING_TIMEOUT_SECONDS * 1_000,
    memoryBytes: config.IMAGING_MEMORY_MB * 1024 * 1024,
  });

  function asked<Name extends keyof Operations>(name: Name): Operations[Name] {
    const ask = (...args: unknown[]) =>
      pool.run({ name, args }).catch((error) => {
        if (error instanceof ProcessEnded) {
          log.warn("imaging-process-ended", { operation: name, reason: error.reason, error: error.message });
        }
        return revive(error);
      });
    return ask as unknown as Operations[Name];
  }

  const examine = asked("examinePhoto");
  const check = asked("checkArtworkFile");
  return {
    close: pool.close,
    examinePhoto: (photo) => examine(photo).catch(condemn),
    drawPhoto: asked("drawPhoto"),
    drawLooks: asked("drawLooks"),
    renderArtwork: asked("renderArtwork"),
    rasteriseLayer: asked("rasteriseLayer"),
    rasteriseMask: asked("rasteriseMask"),
    matteByNetwork: asked("matteByNetwork"),
    matteQuestion: asked("matteQuestion"),
    matteByAnswer: asked("matteByAnswer"),
    checkArtworkFile: (name, bytes) => check(name, bytes).catch((error) => [`${name}: ${whyEnded(error)}`]),
    readLetters: asked("readLetters"),
    tryArtwork: asked("tryArtwork"),
    tryPrint: asked("tryPrint"),
  };
}

/** A refusal is a refusal again on this side. */
function revive(error: Error & { code?: string }): never {
  if (error.name !== "ImagingError" || !isImagingErrorCode(error.code)) throw error;
  throw new ImagingError(error.code, { cause: error });
}

/** A file that takes its checker along is at fault itself. */
function whyEnded(error: unknown): string {
  if (error instanceof ProcessEnded && error.reason !== "ended") return takesTooLong;
  throw error;
}

/**
 * A photo that takes all time or memory, or crashes its decoder, is refused while its shopper can choose another: the next try
 * would end like this one.
 */
function condemn(error: unknown): never {
  const isPhotosFault = error instanceof ProcessEnded && ["time", "memory", "crash"].includes(error.reason);
  throw isPhotosFault ? new ImagingError("photo-unreadable", { cause: error }) : error;
}
