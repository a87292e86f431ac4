import { readXml, XmlError, type XmlPart } from "./read-xml.ts";
import { shortened, styleProblems } from "./style-problems.ts";

/** What is wrong with a file, and where; `line` counts from 1 and is null for the file as a whole. */
export interface FileProblem {
  line: number | null;
  reason: string;
}

/** A bitmap inside a drawing. */
export interface EmbeddedPicture {
  line: number;
  ending: "png" | "jpg";
  bytes: Uint8Array;
}

/** The most a drawing may weigh, in bytes, and the most elements it may have. A detailed one has a few thousand. */
const mostBytes = 20 * 1024 * 1024;
const mostElements = 100_000;
/** Told at once; a file with more is generated, and the first say enough. */
const mostProblems = 20;

const moves = "moves; a print can't";
const liveText = "has live text, which every machine draws differently; turn it into paths";

/** Elements that run, show what is elsewhere, or come out differently elsewhere, by their names without a prefix. */
const refusedElements: Record<string, string> = {
  script: "holds a script",
  handler: "holds a script",
  listener: "holds a script",
  foreignobject: "holds a foreignObject, which is a web page inside the drawing",
  iframe: "shows a web page",
  object: "shows another file",
  embed: "shows another file",
  audio: "plays a sound",
  video: "plays a film",
  animate: moves,
  animatecolor: moves,
  animatemotion: moves,
  animatetransform: moves,
  set: moves,
  discard: moves,
  text: liveText,
  flowroot: liveText,
};

/** Attributes that are never CSS: names, and shapes, which are long. */
const notStyles = new Set(["id", "class", "d", "points", "version", "viewbox"]);

/**
 * All that keeps a drawing from being used, by its lines: whatever runs, whatever reaches for another file or address, and
 * what only some machines would draw alike. A drawing is never given to a browser; it is refused all the same, because
 * merchants hand files on. `pictures` are those inside it, for whoever looks into pictures.
 */
export function svgProblems(bytes: Uint8Array): { problems: FileProblem[]; pictures: EmbeddedPicture[] } {
  const pictures: EmbeddedPicture[] = [];
  const source = bytes.length > mostBytes ? null : textOf(bytes);
  if (source === null) {
    const reason = bytes.length > mostBytes ? "is larger than 20 MB" : "is no SVG in UTF-8";
    return { problems: [{ line: null, reason }], pictures };
  }
  const problems: FileProblem[] = [];
  let elements = 0;
  let style = { line: 0, text: "" };
  const add = (line: number, reason: string) => problems.push({ line, reason });
  const endStyle = () => {
    for (const { at, reason } of styleProblems(style.text)) add(style.line + linesBefore(style.text, at), reason);
    style = { line: 0, text: "" };
  };
  try {
    for (const part of readXml(source)) {
      if (problems.length >= mostProblems) break;
      if (part.kind === "text") {
        // A comment or CDATA cuts a stylesheet into parts, which are one to its reader.
        if (localName(part.inside) === "style") style = { line: style.line || part.line, text: style.text + part.text };
        continue;
      }
      // What splits a stylesheet is none of its own, and its parts are one to its reader.
      if (part.kind !== "doctype" && part.inside !== undefined && localName(part.inside) === "style") {
        add(part.line, "has something else than text inside its style");
      }
      endStyle();
      if (part.kind === "doctype") add(part.line, "has a DOCTYPE; delete it, and all it declares");
      if (part.kind === "instruction" && !/^(xml|xpacket)$/i.test(part.name)) add(part.line, `has a <?${part.name}?>`);
      if (part.kind !== "element") continue;
      elements += 1;
      if (elements === 1 && localName(part.name) !== "svg") add(part.line, "is XML, but no SVG");
      if (elements === mostElements + 1) add(part.line, "has more than a hundred thousand elements");
      for (const [line, reason] of elementProblems(part, pictures)) add(line, reason);
    }
    endStyle();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    add(error.line, error.message);
  }
  return { problems, pictures };
}

type XmlElement = Extract<XmlPart, { kind: "element" }>;

function* elementProblems(
  { name, line, attributes }: XmlElement,
  pictures: EmbeddedPicture[],
): Generator<[line: number, reason: string]> {
  const refused = refusedElements[localName(name)];
  if (refused) yield [line, refused];
  for (const { name: attribute, value, line: at } of attributes) {
    const local = localName(attribute);
    if (/^xmlns(:|$)/.test(attribute)) {
      if (/xhtml/i.test(value)) yield [at, "holds parts of a web page"];
      continue;
    }
    if (local.startsWith("on")) yield [at, `reacts to events (${attribute}), which is a script`];
    if (/^xml:base$/i.test(attribute)) yield [at, `names something outside of it (${shortened(value)})`];
    if (local === "href" || local === "src") {
      const picture = pictureIn(value);
      if (picture) pictures.push({ line: at, ...picture });
      else if (!value.trim().startsWith("#")) yield [at, `names something outside of it (${shortened(value)})`];
    } else if (!attribute.includes(":") && !notStyles.has(local) && !/^(data|aria)-/.test(local)) {
      for (const { reason } of styleProblems(value)) yield [at, reason];
    }
  }
}

function pictureIn(href: string): Pick<EmbeddedPicture, "ending" | "bytes"> | null {
  const [, kind, base64 = ""] = /^\s*data:image\/(png|jpe?g);base64,([A-Za-z0-9+/=\s]+)$/.exec(href) ?? [];
  return kind ? { ending: kind === "png" ? "png" : "jpg", bytes: Buffer.from(base64, "base64") } : null;
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1).toLowerCase();
}

function linesBefore(text: string, at: number): number {
  return text.slice(0, at).split("\n").length - 1;
}

/** Null for bytes that are not UTF-8, or say they are something else: what they mean then depends on who reads them. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? "utf-8";
    return /^(utf-?8|us-ascii)$/i.test(encoding) && !text.includes("\0") ? text : null;
  } catch {
    return null;
  }
}
