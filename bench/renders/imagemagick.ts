import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { SceneFiles } from "./layers.ts";
import { msPerTick, peakBytesOf } from "./process-tree.ts";
import type { Contender } from "./run.ts";
import type { Scene, Source } from "./scene.ts";

/** What ImageMagick is called here, and its version; null when it is not installed. */
export async function findImageMagick(): Promise<{ command: string; version: string } | null> {
  for (const command of ["magick", "convert"]) {
    const { stdout } = await promisify(execFile)(command, ["-version"]).catch(() => ({ stdout: "" }));
    const [, version] = /ImageMagick ([\d.-]+)/.exec(stdout) ?? [];
    if (version) return { command, version };
  }
  return null;
}

/** One process a picture, as it is used, on one thread, with its own settings of PNG and WebP. */
export function imageMagick(command: string, scene: Scene, files: SceneFiles, out: string): Contender {
  const args = recipe(scene, files, out);
  return {
    run: async () => {
      const begun = performance.now();
      const spent = cpuMsOfEndedChildren();
      const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"], env: oneThread });
      let peakBytes = 0;
      const look = setInterval(() => {
        peakBytes = Math.max(peakBytes, peakBytesOf(child.pid));
      }, 20);
      const [code] = await once(child, "close");
      clearInterval(look);
      if (code !== 0) throw new Error(`ImageMagick ended with code ${code}`);
      const [wallMs, cpuMs] = [performance.now() - begun, cpuMsOfEndedChildren() - spent];
      return { cpuMs, wallMs, bytes: (await readFile(out)).length, peakBytes, steps: {} };
    },
    picture: () => readFile(out),
    close: () => {},
  };
}

const oneThread = { ...process.env, MAGICK_THREAD_LIMIT: "1" };

function recipe({ slot, photo, matte, job, kind }: Scene, files: SceneFiles, out: string): string[] {
  const fitted = (file: string, { region }: Source) => [
    ...[file, "-auto-orient", "-crop", `${region.width}x${region.height}+${region.left}+${region.top}`, "+repage"],
    ...["-filter", "Lanczos", "-resize", `${slot.widthPx}x${slot.heightPx}!`],
  ];
  const mask =
    matte && files.matte
      ? ["(", files.mask, "(", ...fitted(files.matte, matte), ")", "-compose", "Multiply", "-composite", ")"]
      : [files.mask];
  const format = job.target.kind === "preview" ? "webp" : kind === "print JPEG" ? "jpeg" : "png";
  return [
    files.below,
    ...["(", ...fitted(files.photo, photo), ...mask, "-alpha", "off", "-compose", "CopyOpacity", "-composite", ")"],
    ...["-compose", "Over", "-geometry", `+${slot.leftPx}+${slot.topPx}`, "-composite"],
    ...[files.above, "-geometry", "+0+0", "-composite", "-alpha", "off", "-depth", "8"],
    ...["-units", "PixelsPerInch", "-density", "300"],
    ...(format === "jpeg"
      ? ["-sampling-factor", "1x1", "-quality", "95"]
      : format === "webp"
        ? ["-quality", "90"]
        : []),
    `${format}:${out}`,
  ];
}

/** Processor time of all children of ours that have ended, to the hundredth of a second. Only Linux tells. */
function cpuMsOfEndedChildren(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) * msPerTick;
}
