import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { serialize } from "node:v8";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { readArtworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { parseArtworkDocument } from "../../app/domain/artworks/artwork-document.ts";
import { imagenetShape } from "../../app/imaging/cutout/onnx-shape.ts";
import { operations } from "../../app/imaging/operations.ts";
import type { RenderJob } from "../../app/imaging/render-artwork.ts";
import { noise, picture, plain, png } from "../../app/imaging/test-pictures.ts";
import { imagingProcesses } from "../../app/imaging.server.ts";
import { photoBytes } from "../helpers/photo.ts";
import { isRunning, ownProcesses, soon } from "../helpers/process-list.ts";

const limits = { IMAGING_PROCESSES: 2, IMAGING_TIMEOUT_SECONDS: 60, IMAGING_MEMORY_MB: 1_500 };
const children = () => ownProcesses("imaging-child");

const warned: unknown[] = [];
const log = { info() {}, warn: (_event: string, data?: object) => void warned.push(data), error() {} };

const opened: { close(): void }[] = [];
function processes(over: Partial<typeof limits> = {}) {
  const imaging = imagingProcesses({ ...limits, ...over }, log);
  opened.push(imaging);
  return imaging;
}
afterEach(() => {
  for (const imaging of opened.splice(0)) imaging.close();
  warned.length = 0;
});

const bundle = await readArtworkFolder(new URL("../../artworks/the-howl/", import.meta.url));
const artwork = parseArtworkDocument(bundle.document);
const photo = await photoBytes({ widthPx: 3200, heightPx: 2400, seed: "7" });
const crop = { x: 0.1, y: 0.1, width: 0.5, height: 0.5, rotationDegrees: 5 };
const slots = artwork.layers.flatMap((layer) => (layer.kind === "photo" ? [layer] : []));
const [slot] = slots;
const layer = artwork.layers.find((one) => one.kind === "image");
if (!slot || layer?.kind !== "image") throw new Error("the artwork has no slot or no picture");

function renderJob(kind: "print" | "preview" | "thumbnail"): RenderJob {
  const photos = Object.fromEntries(slots.map((one) => [one.slot, { bytes: photo, crop }]));
  return { artwork, files: bundle.files, photos, texts: {}, target: { kind } };
}

/** 56 megapixels, progressive: all of it is held at once, in more than 300 MB, and it takes a second or two to decode. */
const heavy = await picture(noise(600, 600))
  .resize(7_500, 7_500, { kernel: "nearest" })
  .jpeg({ progressive: true, quality: 50, chromaSubsampling: "4:4:4" })
  .toBuffer();

/** All bytes of an answer, and what else is in it. */
const told = (answer: unknown) => createHash("sha256").update(serialize(answer)).digest("hex");

describe("a process of its own gives byte for byte what this one does", () => {
  const imaging = imagingProcesses(limits, log);
  afterAll(() => imaging.close());
  type Ask = (way: typeof operations) => Promise<unknown>;
  const network = { label: "u2netp", path: ".cache/u2netp.onnx", shape: imagenetShape };

  test.each<[string, Ask]>([
    ["a photo examined, and its working copy", (way) => way.examinePhoto(photo)],
    ["a photo for the eyes", (way) => way.drawPhoto(photo, { longSidePx: 500 })],
    ["a print", (way) => way.renderArtwork(renderJob("print"))],
    ["a preview", (way) => way.renderArtwork(renderJob("preview"))],
    [
      "looks",
      (way) => way.drawLooks({ bytes: photo, crop, size: { widthPx: 90, heightPx: 90 }, effects: [null, null] }),
    ],
    [
      "a layer for the page",
      (way) => way.rasteriseLayer(artwork, layer, bundle.files.get(layer.file) ?? new Uint8Array()),
    ],
    ["a mask for the page", (way) => way.rasteriseMask(artwork, slot, bundle.files)],
    ["a cut-out", (way) => way.matteByNetwork(photo, network)],
    ["a cut-out's question", (way) => way.matteQuestion(photo)],
    [
      "a cut-out by its answer",
      async (way) => way.matteByAnswer(photo, { name: "test", answer: await png(plain(320, 240)) }),
    ],
  ])("%s", async (_name, ask) => {
    expect(told(await ask(imaging))).toBe(told(await ask(operations)));
  });
});

test("twenty at once are all done, each its own", async () => {
  const imaging = processes();
  const photos = await Promise.all(
    Array.from({ length: 20 }, (_none, seed) => photoBytes({ seed: String(seed * 17) })),
  );
  const drawn = await Promise.all(photos.map((bytes) => imaging.drawPhoto(bytes, { longSidePx: 200 })));
  const here = await Promise.all(photos.map((bytes) => operations.drawPhoto(bytes, { longSidePx: 200 })));
  expect(drawn).toEqual(here);
  expect(await children()).toHaveLength(2);

  imaging.close();
  await soon(async () => (await children()).length === 0);
});

test("what is wrong with a photo is said as it is here", async () => {
  const refused = { name: "ImagingError", code: "photo-type-unsupported" };
  await expect(processes().examinePhoto(Buffer.from("GIF89a"))).rejects.toMatchObject(refused);
});

test("a picture that takes too long ends alone: an examination refuses its photo, a render is an error", async () => {
  const begun = performance.now();
  await operations.examinePhoto(heavy);
  const imaging = processes({ IMAGING_TIMEOUT_SECONDS: (performance.now() - begun) / 3_000 });
  const small = await photoBytes();
  const [examined, rendered, ...others] = await Promise.allSettled([
    imaging.examinePhoto(heavy),
    imaging.renderArtwork({ ...renderJob("print"), photos: { [slot.slot]: { bytes: heavy, crop } } }),
    ...Array.from({ length: 6 }, () => imaging.drawPhoto(small, { longSidePx: 100 })),
  ]);
  const cause = expect.objectContaining({ name: "ProcessEnded", reason: "time" });
  expect(examined).toMatchObject({ status: "rejected", reason: { code: "photo-unreadable", cause } });
  expect(rendered).toMatchObject({ status: "rejected", reason: { name: "ProcessEnded", reason: "time" } });
  const ends = ["examinePhoto", "renderArtwork"].map((operation) =>
    expect.objectContaining({ operation, reason: "time" }),
  );
  expect(warned).toHaveLength(2);
  expect(warned).toEqual(expect.arrayContaining(ends));
  expect(others.map(({ status }) => status)).toEqual(others.map(() => "fulfilled"));
});

test.runIf(process.platform === "linux")(
  "a photo that takes too much memory is refused, and the next is not",
  async () => {
    const imaging = processes({ IMAGING_MEMORY_MB: 260 });
    const cause = expect.objectContaining({ name: "ProcessEnded", reason: "memory" });
    await expect(imaging.examinePhoto(heavy)).rejects.toMatchObject({
      code: "photo-unreadable",
      cause,
    });
    expect(await imaging.examinePhoto(photo)).toMatchObject({ format: "jpeg" });
  },
);

test("a process that somebody kills says nothing of the photo", async () => {
  const imaging = processes();
  await imaging.drawPhoto(photo, { longSidePx: 100 });
  const [pid] = await children();
  const examined = imaging.examinePhoto(heavy);
  process.kill(Number(pid), "SIGKILL");
  await expect(examined).rejects.toMatchObject({ name: "ProcessEnded", reason: "ended" });
});

test("a HEIC's decoder ends with the process that asked for it", async () => {
  const heic = await readFile(new URL("../fixtures/photos/quarters-p3-turned.heic", import.meta.url));
  const imaging = processes();
  await imaging.drawPhoto(photo, { longSidePx: 100 });
  const [child] = await children();
  const examined = imaging.examinePhoto(heic);
  let decoders: number[] = [];
  await soon(async () => {
    decoders = await ownProcesses("heic-child", child);
    return decoders.length > 0;
  });
  imaging.close();
  await expect(examined).rejects.toMatchObject({ reason: "ended" });
  await soon(() => !decoders.some(isRunning));
});

test.runIf(process.platform === "linux")("its processes know no secret and listen to nobody", async () => {
  process.env.SIGNING_KEY ??= "not to be told";
  const imaging = processes();
  await imaging.drawPhoto(photo, { longSidePx: 100 });
  const [pid] = await children();
  const names = (await readFile(join("/proc", String(pid), "environ"), "utf8"))
    .split("\0")
    .map((line) => line.split("=")[0]);
  expect(names.filter((name) => name && !name.startsWith("NODE_CHANNEL_")).sort()).toEqual([
    "MALLOC_ARENA_MAX",
    "NODE_ENV",
    "TMPDIR",
  ]);
  const { stdout } = await promisify(execFile)("ls", ["-l", `/proc/${pid}/fd`]);
  const inodes = [...stdout.matchAll(/socket:\[(\d+)\]/g)].map(([, inode]) => inode);
  const internet = (
    await Promise.all(["tcp", "tcp6", "udp", "udp6"].map((kind) => readFile(`/proc/net/${kind}`, "utf8")))
  ).join();
  expect(inodes.filter((inode) => internet.includes(` ${inode} `))).toEqual([]);
});
