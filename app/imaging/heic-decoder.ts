// biome-ignore lint/style/noRestrictedImports: pixels in, pixels out still; this only says in which process
import { spawn } from "node:child_process";
// biome-ignore lint/style/noRestrictedImports: where the child's own module lies
import { join } from "node:path";
import { ImagingError } from "./imaging-error.ts";

/** What a HEIC file's header says of its picture: which one of the file's, how large upright, in which colours. */
export interface HeicHeader {
  page: number;
  widthPx: number;
  heightPx: number;
  icc?: Uint8Array;
}

/** How long one photo may take. Forty-eight megapixels take two to five seconds; on a machine beset, three times that. */
const photoTimeLimitMs = 30_000;
const heapMegabytes = 128;

/**
 * The child's module stands in the source folder and is named from the folder the process was started in, as `artworks/` is:
 * a bundle of the app does not carry it, and there `import.meta.url` is the bundle's.
 */
const childModule = () => join(process.cwd(), "app", "imaging", "heic-child.mjs");

/** What a program dies of by its own doing. SIGKILL may be a machine without memory, and is no word about the photo. */
const crashes: ReadonlySet<string> = new Set(["SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP"]);
const unreadable = 2;

/**
 * The picture of a HEIC photo as an uncompressed PNG: upright, with the photo's own colour profile. sharp as npm brings it
 * reads only the header of a HEIC, so libheif (WebAssembly) does this, in a process of its own that may crash, hang or eat
 * memory, and knows nothing of ours: no environment, no open files.
 *
 * @throws ImagingError "photo-unreadable" when libheif can't read it or dies of it, or finds another size than the header's ·
 *   HeicTimeout · Error when the machine is at fault.
 */
export function decodeHeic(
  bytes: Uint8Array,
  { icc = new Uint8Array(), ...picture }: HeicHeader,
  { timeLimitMs = photoTimeLimitMs } = {},
): Promise<Uint8Array> {
  const ask = JSON.stringify({ ...picture, iccBytes: icc.length, lifeMs: timeLimitMs + 1_000 });
  const args = [`--max-old-space-size=${heapMegabytes}`, childModule(), ask];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { NODE_ENV: "production" }, stdio: "pipe" });
    const parts: Uint8Array[] = [];
    let said = "";
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, timeLimitMs);

    child.stdout.on("data", (part: Uint8Array) => parts.push(part));
    child.stderr.on("data", (part: Uint8Array) => {
      said = `${said}${part}`.slice(-2_000);
    });
    child.stdin.on("error", () => {}); // it died before it had read everything; how it died is what counts
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const end = `the HEIC decoder ended with ${signal ?? `code ${code}`}: ${said}`;
      if (code === 0) resolve(Buffer.concat(parts));
      else if (late) reject(new HeicTimeout(timeLimitMs));
      else if (code === unreadable || crashes.has(signal ?? "")) {
        reject(new ImagingError("photo-unreadable", { cause: new Error(end) }));
      } else reject(new Error(end));
    });
    child.stdin.write(icc);
    child.stdin.end(bytes);
  });
}

/** The decoder was stopped. Like sharp's own "timeout:", it says nothing of the photo. */
export class HeicTimeout extends Error {
  constructor(timeLimitMs: number) {
    super(`timeout: ${timeLimitMs} ms were not enough for a HEIC photo`);
    this.name = "HeicTimeout";
  }
}
