import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArtworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { parseArtworkDocument } from "../../app/domain/artworks/artwork-document.ts";
import { writeArtworkArchive } from "../../app/domain/artworks/write-artwork-archive.ts";
import { photoBytes } from "../helpers/photo.ts";

const artwork = "tests/fixtures/artworks/two-friends";
let folder: string;
let photo: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "likeness-"));
  photo = join(folder, "photo.jpg");
  await writeFile(photo, await photoBytes({ seed: "7" }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `npm run render` runs, in a process of its own. */
async function render(args: string[]): Promise<{ code: number; out: string; said: string }> {
  try {
    const ran = await promisify(execFile)(process.execPath, ["--import", "tsx", "cli/render.ts", ...args]);
    return { code: 0, out: ran.stdout, said: ran.stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, said: stderr };
  }
}

test("two processes make the same bytes, and say what they made in one line", async () => {
  const ask = ["--artwork", artwork, "--photo", photo, "--effect", "oil", "--cutout", "--text", "Łuna & Max"];
  const [one, two] = [
    await render([...ask, "--out", join(folder, "one.png")]),
    await render([...ask, "--out", join(folder, "two.png")]),
  ];
  const [first, second] = [JSON.parse(one.out), JSON.parse(two.out)];
  expect(first).toMatchObject({ width: 640, height: 340, dpi: 100, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(second.sha256).toBe(first.sha256);
  expect((await sharp(first.file).metadata()).width).toBe(640);
});

test("another size, and a PDF of it", async () => {
  const file = join(folder, "large.pdf");
  const { out } = await render([
    ...["--artwork", artwork, "--photo", photo, "--target", "pdf", "--size", "12×6 in", "--out", file],
  ]);
  expect(JSON.parse(out)).toMatchObject({ file, width: 1280, height: 680 });
});

describe("what can't be done ends with 2 and a sentence", () => {
  test.each<[string, string[], RegExp]>([
    ["no artwork", ["--artwork", "none"], /There is no artwork none/],
    ["no photo", ["--photo", "none.jpg"], /There is no photo none\.jpg/],
    ["a size it does not have", ["--size", "A9"], /no size A9, but 6×3 in, 12×6 in/],
    ["a look that never was", ["--effect", "glitter"], /That look is not available/],
    ["a text too long", ["--text", "x".repeat(40)], /too long/],
    ["a crop of no numbers", ["--crop", "a,b"], /A crop is x,y,w,h,deg/],
    ["an option it does not know", ["--shine"], /--shine/],
  ])("%s", async (_name, change, sentence) => {
    const given = ["--artwork", artwork, "--photo", photo, "--out", join(folder, "x.png"), ...change];
    const { code, out, said } = await render(given);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(said).toMatch(sentence);
  });
});

describe("an artwork of one's own", () => {
  const ring = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 340"><path d="M0 0H640V340Z"/></svg>';
  const draw = (own: string, out = "own.jpg") =>
    render(["--artwork", own, "--photo", photo, "--out", join(folder, out), "--target", "preview"]);

  async function ownFolder(name: string, files: Record<string, string>) {
    const own = join(folder, name);
    await mkdir(own);
    const document = JSON.parse(await readFile(`${artwork}/artwork.json`, "utf8"));
    document.layers.push({ kind: "image", file: "ring.svg" });
    const all = { "artwork.json": JSON.stringify(document, null, 1), "ring.svg": ring, ...files };
    for (const [file, text] of Object.entries(all)) await writeFile(join(own, file), text);
    return own;
  }

  test("is drawn from its folder and from a ZIP of it, the same", async () => {
    const own = await ownFolder("own", {});
    const fromFolder = JSON.parse((await draw(own)).out);
    const { document, files } = await readArtworkFolder(pathToFileURL(`${own}/`));
    await writeFile(
      join(folder, "own.zip"),
      await writeArtworkArchive({ document: parseArtworkDocument(document), files, at: new Date(0) }),
    );
    const fromArchive = JSON.parse((await draw(join(folder, "own.zip"))).out);
    expect(fromArchive.sha256).toBe(fromFolder.sha256);
    expect(await sharp(join(folder, "own.jpg")).metadata()).toMatchObject({ format: "jpeg", width: 600 });
  });

  test("is refused with the file, the line and the reason", async () => {
    const own = await ownFolder("bad", { "ring.svg": ring.replace("<path", "\n<script>alert(1)</script><path") });
    const { code, said } = await draw(own);
    expect(code).toBe(2);
    expect(said).toMatch(/^This artwork can't be used\. ring\.svg, line 2: .*script/);
  });

  test("a picture that can't be written is told in a sentence", async () => {
    const { code, said } = await draw(artwork, "not/there.png");
    expect({ code, lines: said.trim().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(said).toMatch(/^The picture could not be written to .*not\/there\.png: ENOENT\./);
  });
});
