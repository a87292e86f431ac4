import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SceneFiles } from "./layers.ts";
import { peakBytesOf } from "./process-tree.ts";
import type { Contender, Run } from "./run.ts";
import type { Scene } from "./scene.ts";

/** A Python with Pillow: the one on the path, or the system's own, which is another where Python is managed by a tool. */
const pythons = ["python3", "/usr/bin/python3"];

export interface Pillow {
  python: string;
  version: string;
}

/** The first Python of this machine that has Pillow; null when none has. */
export async function findPillow(): Promise<Pillow | null> {
  for (const python of pythons) {
    const asked = promisify(execFile)(python, ["-c", "import PIL; print(PIL.__version__)"]);
    const version = await asked.then(({ stdout }) => stdout.trim()).catch(() => null);
    if (version) return { python, version };
  }
  return null;
}

/** In one Python process, with Pillow's own settings of PNG and WebP. */
export async function pillow(
  { python }: Pillow,
  { slot, photo, matte, job, kind }: Scene,
  files: SceneFiles,
  out: string,
): Promise<Contender> {
  const told = {
    ...{ left: slot.leftPx, top: slot.topPx, width: slot.widthPx, height: slot.heightPx },
    ...{ below: files.below, above: files.above, mask: files.mask, out },
    photo: { file: files.photo, region: photo.region },
    matte: matte && files.matte ? { file: files.matte, region: matte.region } : null,
    format: job.target.kind === "preview" ? "webp" : kind === "print JPEG" ? "jpeg" : "png",
  };
  const program = fileURLToPath(new URL("pillow.py", import.meta.url));
  const child = spawn(python, [program, JSON.stringify(told)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  return {
    run: async () => {
      const answer = Promise.race([once(lines, "line"), once(lines, "close").then(() => [""])]);
      child.stdin.write("\n");
      const [line] = (await answer) as [string];
      if (!line) throw new Error("Pillow ended before it was done");
      return { ...(JSON.parse(line) as Run), peakBytes: peakBytesOf(child.pid) };
    },
    picture: () => readFile(out),
    close: () => child.kill(),
  };
}
