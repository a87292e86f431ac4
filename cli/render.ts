import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ArtworkProblem } from "../app/domain/artworks/artwork-document.ts";
import { checkArtwork } from "../app/domain/artworks/check-artwork.ts";
import { readArtworkArchive } from "../app/domain/artworks/read-artwork-archive.ts";
import { DomainError } from "../app/domain/errors.ts";
import { drawBundle } from "../app/domain/renders/draw-bundle.ts";
import type { ArtworkBundle } from "../app/domain/services.ts";
import { offline } from "../app/offline.server.ts";

type Target = Parameters<typeof drawBundle>[1]["target"];

const usage = `npm run render -- --artwork NAME|DIR|ZIP --photo FILE… --out FILE
  --target NAME       thumbnail, preview, print or pdf; print unless told otherwise
  --size NAME         one of the artwork's sizes; the first unless told otherwise
  --effect NAME       none, black-and-white, sepia, vintage, duotone, pop-art, halftone, pencil, oil
  --cutout            takes away what is behind the animals
  --text TEXT         or FIELD=TEXT; again for each text
  --crop x,y,w,h,deg  fractions of the photo; again for each. Of it, as much as has the slot's proportions
FILE's ending says how it is written: png, jpg, webp (for the eye), pdf (for the printer).
A photo for each slot, in the artwork's order; the last one fills the slots that are left.`;

const formats: Record<string, "png" | "jpeg" | "webp"> = {
  ".png": "png",
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".webp": "webp",
};

/** Asked for in a way that can't be done; its message is for whoever typed it. */
class UsageError extends Error {}

try {
  const begun = performance.now();
  const made = await render(process.argv.slice(2));
  console.log(JSON.stringify({ ...made, ms: Math.round(performance.now() - begun) }));
} catch (error) {
  const isSentence = [UsageError, DomainError, ArtworkProblem].some((kind) => error instanceof kind);
  console.error(isSentence && error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/** Draws one picture by the pipeline alone, writes it and says what it is. */
async function render(args: string[]) {
  const asked = read(args);
  const { photo = [], out, artwork, text = [], crop = [], effect, cutout } = asked;
  if (!artwork || photo.length === 0 || !out) throw new UsageError(usage);
  const made = await drawBundle(offline, {
    bundle: await readBundle(artwork),
    photos: await Promise.all(photo.map(readPhoto)),
    crops: crop.map(cropOf),
    target: targetOf(asked.target ?? "print", { size: asked.size, ending: path.extname(out).toLowerCase() }),
    effect,
    cutout,
    texts: text,
  });
  const { bytes, widthPx: width, heightPx: height, dpi, warnings } = made;
  await writeFile(out, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The picture could not be written to ${out}: ${error.code ?? error.message}.`);
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file: out, width, height, dpi, bytes: bytes.length, sha256, warnings };
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        artwork: { type: "string" },
        photo: { type: "string", multiple: true },
        out: { type: "string" },
        target: { type: "string" },
        size: { type: "string" },
        effect: { type: "string" },
        cutout: { type: "boolean" },
        text: { type: "string", multiple: true },
        crop: { type: "string", multiple: true },
      },
    });
    // `--photo a.jpg b.jpg` as well as `--photo a.jpg --photo b.jpg`.
    return { ...values, photo: [...(values.photo ?? []), ...positionals] };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** The file's ending says how it is written, where the target has a choice. */
function targetOf(name: string, { size, ending }: { size: string | undefined; ending: string }): Target {
  const format = formats[ending];
  if (name === "preview" || name === "thumbnail") return { kind: name, format };
  if (name === "pdf" || (name === "print" && ending === ".pdf")) return { kind: "print", size, format: "pdf" };
  if (name === "print") return { kind: name, size, format: format === "webp" ? undefined : format };
  throw new UsageError(`A target is thumbnail, preview, print or pdf, not ${name}.`);
}

/** A folder, a ZIP of one, or one of those in `artworks/` by its name: ours are known to be right, others are checked first. */
async function readBundle(name: string): Promise<ArtworkBundle> {
  const own = path.join("artworks", name);
  if (!name.includes("/") && (await isArtwork(own))) return offline.readBundle(folderUrl(own));
  const bundle = (await isArtwork(name)) ? await offline.readBundle(folderUrl(name)) : await readArchive(name);
  await checkArtwork(offline, bundle);
  return bundle;
}

async function isArtwork(folder: string): Promise<boolean> {
  const found = await stat(path.join(folder, "artwork.json")).catch(() => null);
  return found?.isFile() ?? false;
}

function folderUrl(folder: string): URL {
  return pathToFileURL(`${path.resolve(folder)}/`);
}

async function readArchive(file: string): Promise<ArtworkBundle> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes) return readArtworkArchive(bytes);
  throw new UsageError(
    `There is no artwork ${file}: neither a folder with an artwork.json, nor a ZIP of one, nor one of artworks/.`,
  );
}

async function readPhoto(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new UsageError(`There is no photo ${file}.`);
  });
}

function cropOf(text: string) {
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN, rotationDegrees = 0] = text
    .split(",")
    .map(Number);
  if (![x, y, width, height, rotationDegrees].every(Number.isFinite) || width <= 0 || height <= 0) {
    throw new UsageError(`A crop is x,y,w,h,deg in fractions of the photo, not ${text}.`);
  }
  return { x, y, width, height, rotationDegrees };
}
