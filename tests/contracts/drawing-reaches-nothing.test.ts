import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rasterise } from "../../app/imaging/rasterise.ts";
import { plain, png, red } from "../../app/imaging/test-pictures.ts";

/**
 * Artworks are checked when they come in. These drawings are given to the renderer itself, past all checks: it must reach no
 * network and no file by its own nature.
 */
let server: Server;
let folder: string;
let asked: string[];
const size = { widthPx: 40, heightPx: 40 };

beforeAll(async () => {
  asked = [];
  const canary = await png(plain(40, 40, red));
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", request.url?.endsWith(".svg") ? "image/svg+xml" : "image/png");
    response.end(request.url?.endsWith(".svg") ? redSquare : canary);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  folder = await mkdtemp(join(tmpdir(), "canary-"));
  await writeFile(join(folder, "red.png"), canary);
  await writeFile(join(folder, "red.svg"), redSquare);
  await writeFile(join(folder, "red.css"), "rect { fill: #f00 !important }");
  await writeFile(join(folder, "red.txt"), "#f00");
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const redSquare = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><g id="red"><rect width="40" height="40" fill="#f00"/></g>
  <linearGradient id="paint"><stop stop-color="#f00"/></linearGradient></svg>`;

/** A drawing with a white ground, so that whatever comes in from outside is seen on it. */
const drawing = (inside: string, { before = "", attributes = "" } = {}) =>
  `<?xml version="1.0"?>${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     xmlns:xi="http://www.w3.org/2001/XInclude" width="40" height="40" ${attributes}><rect width="40" height="40" fill="#fff"/>${inside}</svg>`;

type Drawn = (at: (name: string) => string) => string;

const ways: [string, Drawn][] = [
  ["image by xlink:href", (at) => drawing(`<image width="40" height="40" xlink:href="${at("red.png")}"/>`)],
  ["image by href", (at) => drawing(`<image width="40" height="40" href="${at("red.png")}"/>`)],
  ["image that is a drawing", (at) => drawing(`<image width="40" height="40" href="${at("red.svg")}"/>`)],
  ["use", (at) => drawing(`<use xlink:href="${at("red.svg")}#red"/>`)],
  ["a paint", (at) => drawing(`<rect width="40" height="40" fill="url(${at("red.svg")}#paint)"/>`)],
  [
    "a filter's picture",
    (at) =>
      drawing(
        `<filter id="f"><feImage href="${at("red.png")}"/></filter><rect width="40" height="40" filter="url(#f)" fill="#fff"/>`,
      ),
  ],
  [
    "a style sheet by import",
    (at) => drawing(`<style>@import url("${at("red.css")}");</style><rect width="40" height="40" fill="#fff"/>`),
  ],
  [
    "a style sheet by instruction",
    (at) =>
      drawing('<rect width="40" height="40" fill="#fff"/>', {
        before: `<?xml-stylesheet type="text/css" href="${at("red.css")}"?>`,
      }),
  ],
  [
    "a font",
    (at) =>
      drawing(
        `<style>@font-face{font-family:x;src:url("${at("red.png")}")}</style><text y="20" font-family="x" fill="#fff">x</text>`,
      ),
  ],
  [
    "an entity",
    (at) =>
      drawing('<rect width="40" height="40" fill="&e;"/>', {
        before: `<!DOCTYPE svg [<!ENTITY e SYSTEM "${at("red.txt")}">]>`,
      }),
  ],
  [
    "a parameter entity",
    (at) => drawing("", { before: `<!DOCTYPE svg [<!ENTITY % e SYSTEM "${at("red.txt")}"> %e;]>` }),
  ],
  ["a document type", (at) => drawing("", { before: `<!DOCTYPE svg SYSTEM "${at("red.txt")}">` })],
  ["an inclusion", (at) => drawing(`<xi:include href="${at("red.svg")}" parse="xml"/>`)],
  ["an inclusion as text", (at) => drawing(`<text y="20"><xi:include href="${at("red.txt")}" parse="text"/></text>`)],
  [
    "a page inside",
    (at) =>
      drawing(
        `<foreignObject width="40" height="40"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${at("red.svg")}"/></foreignObject>`,
      ),
  ],
  ["a script", (at) => drawing(`<script href="${at("red.txt")}"/><script>fetch("${at("red.txt")}")</script>`)],
  [
    "a base of its own",
    (at) => drawing('<image width="40" height="40" href="red.png"/>', { attributes: `xml:base="${at("")}"` }),
  ],
  [
    "a drawing inside a picture inside",
    (at) => {
      const inner = Buffer.from(drawing(`<image width="40" height="40" href="${at("red.png")}"/>`)).toString("base64");
      return drawing(`<image width="40" height="40" href="data:image/svg+xml;base64,${inner}"/>`);
    },
  ],
];

/** Red is what only the canaries have; a drawing may fail, too. */
async function isRed(svg: string | Uint8Array): Promise<boolean> {
  const bytes = typeof svg === "string" ? new TextEncoder().encode(svg) : svg;
  const picture = await rasterise(bytes, size).catch(() => null);
  if (!picture) return false;
  for (let at = 0; at < picture.data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = picture.data.subarray(at, at + 3);
    if (r > 200 && g < 100 && b < 100) return true;
  }
  return false;
}

describe("a drawing past all checks", () => {
  test("is seen when it is red", async () => {
    expect(await isRed(redSquare)).toBe(true);
    expect(await isRed(drawing(""))).toBe(false);
  });

  test.each(ways)("reaches no network by %s", async (_way, draw) => {
    const { port } = server.address() as AddressInfo;
    const svg = draw((name) => `http://127.0.0.1:${port}/${name}`);
    expect(await isRed(svg)).toBe(false);
    expect(await isRed(gzipSync(svg))).toBe(false);
    expect(asked).toEqual([]);
  });

  test.each(ways)("reaches no file by %s", async (_way, draw) => {
    expect(await isRed(draw((name) => pathToFileURL(join(folder, name)).href))).toBe(false);
    expect(await isRed(draw((name) => join(folder, name)))).toBe(false);
  });

  test("that names files beside the program reaches none of them", async () => {
    expect(await isRed(drawing('<image width="40" height="40" href="red.png"/>'))).toBe(false);
  });
});
