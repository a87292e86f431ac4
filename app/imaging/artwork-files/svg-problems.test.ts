import { describe, expect, test } from "vitest";
import { png, quarters } from "../test-pictures.ts";
import { checkDrawing } from "./check-drawing.ts";
import { svgProblems } from "./svg-problems.ts";

const open = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 40">';
const svg = (inside: string, before = "") => Buffer.from(`${before}${open}\n${inside}\n</svg>`);

/** `line: reason` of each. */
const told = (bytes: Uint8Array) => svgProblems(bytes).problems.map(({ line, reason }) => `${line}: ${reason}`);

const bitmap = Buffer.from(await png(quarters(8, 8))).toString("base64");

describe("a drawing as drawing programs write them", () => {
  test.each<[string, Uint8Array]>([
    ["plain", svg('<rect width="30" height="40" fill="#246"/>')],
    [
      "with its declaration, comments and CDATA",
      svg("<!-- a\nb --><style><![CDATA[.a{fill:red}]]></style>", '<?xml version="1.0" encoding="UTF-8"?>\n'),
    ],
    [
      "with references to its own parts",
      svg('<g id="a"/><use xlink:href="#a"/><rect fill="url(#b)" style="mask: url(\'#c\')"/>'),
    ],
    [
      "with what Inkscape knows of itself",
      svg(
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" showgrid="false"/><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><dc:type xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></rdf:RDF></metadata><title>url(x) @import</title>',
      ),
    ],
    ["with signs written as entities of XML", svg('<g aria-label="a &amp; b &#233; &#xe9;"/>')],
    ["with a bitmap inside", svg(`<image href="data:image/png;base64,${bitmap}" width="9" height="9"/>`)],
  ])("%s is taken", async (_name, bytes) => {
    expect(await checkDrawing(bytes)).toEqual([]);
  });
});

describe("is refused, with its line", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["a script", svg("<g/>\n<script>alert(1)</script>"), /^3: holds a script$/],
    ["a script under another prefix", svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), /^2: holds a script$/],
    ["a script in capitals", svg("<SCRIPT/>"), /^2: holds a script$/],
    ["an event handler", svg('<rect\n  width="1"\n  onclick="alert(1)"/>'), /^4: reacts to events \(onclick\)/],
    ["a web page", svg("<foreignObject/>"), /^2: holds a foreignObject/],
    ["parts of a web page", svg('<g xmlns:h="http://www.w3.org/1999/xhtml"/>'), /^2: holds parts of a web page$/],
    [
      "a picture from an address",
      svg('<image href="https://a.example/x.png"/>'),
      /^2: names something outside of it \(https:\/\/a\.example\/x\.png\)$/,
    ],
    ["a picture beside it", svg('<image xlink:href="x.png"/>'), /^2: names something outside of it \(x\.png\)$/],
    [
      "a script for an address",
      svg('<a href="&#106;avascript:alert(1)"/>'),
      /^2: names something outside of it \(javascript:alert\(1\)\)$/,
    ],
    [
      "a drawing in a drawing",
      svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
      /^2: names something outside of it/,
    ],
    ["a base address", svg('<g xml:base="https://a.example/"/>'), /^2: names something outside/],
    [
      "a filter from an address",
      svg("<rect filter=\"url( 'https://a.example/f.svg#a' )\"/>"),
      /^2: names something outside/,
    ],
    [
      "an import, on its line of the stylesheet",
      svg("<style>\n.a{}\n@import 'x.css';\n</style>"),
      /^4: has a style that loads another file$/,
    ],
    [
      "an import cut in two",
      svg("<style>@im<!-- -->port 'x.css';</style>"),
      /^2: has a style that loads another file$/,
    ],
    [
      "an import half in CDATA",
      svg("<style>@im<![CDATA[port 'x.css';]]></style>"),
      /^2: has a style that loads another file$/,
    ],
    [
      "an import split by a drawing",
      svg("<style>@im<g/>port 'x.css';</style>"),
      /^2: has something else than text inside its style$/,
    ],
    [
      "an import split by an instruction",
      svg("<style>@im<?a?>port 'x.css';</style>"),
      /^2: has something else than text inside its style\n2: has a <\?a\?>$/,
    ],
    ["a style with a code that is a letter", svg('<rect style="fill:u\\rl(//a.example)"/>'), /^2: has letters written/],
    [
      "a style with codes for letters",
      svg('<rect style="fill:u\\72l(https://a.example)"/>'),
      /^2: has letters written as codes/,
    ],
    [
      "an address that an entity hides",
      svg('<rect style="fill:ur&#108;(https://a.example)"/>'),
      /^2: names something outside/,
    ],
    ["live text", svg("<text>Bella</text>"), /^2: has live text/],
    ["an animation", svg('<set attributeName="href" to="x"/>'), /^2: moves/],
    ["a stylesheet beside it", svg("", '<?xml-stylesheet href="x.css"?>\n'), /^1: has a <\?xml-stylesheet\?>$/],
    ["a DOCTYPE", svg("", '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "aaaa">]>\n'), /^2: has a DOCTYPE/],
    ["an entity of its own", svg("<g/>\n<g id='&lol;'/>"), /^3: has &lol;, an entity/],
    ["UTF-16", Buffer.from(svg("").toString(), "utf16le"), /^null: is no SVG in UTF-8$/],
    ["a lie about its letters", svg("", '<?xml version="1.0" encoding="UTF-7"?>'), /^null: is no SVG in UTF-8$/],
    ["a packed one", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /^null: is no SVG in UTF-8$/],
    ["a page", Buffer.from("<html><body/></html>"), /^1: is XML, but no SVG$/],
    ["half of one", Buffer.from(`${open}\n<g>`), /^2: ends before g is closed$/],
    ["one closed crosswise", svg("<g><a></g></a>"), /^2: closes g, which is not open$/],
    ["two in one", Buffer.from(`${open}</svg>\n${open}</svg>`), /^2: has a second drawing/],
    [
      "attributes without quotes",
      svg("<rect width=1 onload=alert(1)/>"),
      /^2: has an element rect that is not well-formed$/,
    ],
    ["nothing", Buffer.alloc(0), /^1: holds no drawing$/],
  ])("%s", (_name, bytes, sentence) => expect(told(bytes).join("\n")).toMatch(sentence));

  test("all there is at once", () => {
    expect(told(svg('<script/>\n<rect onload="x" fill="url(//a)"/>\n<text/>'))).toHaveLength(4);
  });

  test("a bitmap inside that is none", async () => {
    const bytes = svg('<g/>\n<image href="data:image/png;base64,aGVsbG8="/>');
    expect(await checkDrawing(bytes)).toEqual([{ line: 3, reason: "holds a picture that is no picture" }]);
  });

  test.each<[string, string, RegExp]>([
    ["one without a size", '<svg xmlns="http://www.w3.org/2000/svg"/>', /can't be drawn|is only/],
    ["one too small to enlarge", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 4"/>', /is only 3 × 4 units/],
    [
      "one larger than memory",
      '<svg xmlns="http://www.w3.org/2000/svg" width="4000000" height="4000000"/>',
      /can't be drawn/,
    ],
  ])("%s", async (_name, drawing, sentence) => {
    expect((await checkDrawing(Buffer.from(drawing)))[0]?.reason).toMatch(sentence);
  });

  test("a file of ten megabytes is read in no time", () => {
    const begun = process.cpuUsage();
    svgProblems(svg('<path d="M0 0 1 1" style="fill:red"/>\n'.repeat(250_000)));
    svgProblems(Buffer.from(`${open}<!--${"-".repeat(5_000_000)}`));
    svgProblems(Buffer.from(`${open}<rect ${" ".repeat(1_000_000)}`));
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});
