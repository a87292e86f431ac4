import type { TextLayer } from "../artwork.ts";
import { type FontChain, fontRuns } from "./text-fonts.ts";

/** Outlines of a line of text as SVG path data, in units of the canvas. */
export interface TextOutlines {
  path: string;
  /** The size it was set in: the layer's, or a smaller one to fit the box. */
  size: number;
}

interface PlacedGlyph {
  commands: readonly { command: string; args: number[] }[];
  /** From font units to the layer's at size 1. */
  scale: number;
  /** Of the glyph's origin along the line, and how far it moves the next, at size 1. */
  x: number;
  advance: number;
  offsetX: number;
  offsetY: number;
}

type Line = Pick<TextLayer, "box" | "size" | "rotationDegrees" | "letterSpacing" | "align" | "curve" | "uppercase">;

/** How much of the box's height letters with and without tails may take. */
const lineHeight = 1.25;

/**
 * Sets one line in the middle of its box: kerned and with ligatures, smaller than asked for until it fits, along an arc where
 * there is one, then turned about the middle of the box. Null when there is nothing to draw. Letters that no font has are
 * left out; `fontRuns` tells them beforehand.
 */
export function layoutText(text: string, layer: Line, fonts: FontChain): TextOutlines | null {
  const { box, letterSpacing = 0, align = "center", curve = 0, uppercase, rotationDegrees = 0 } = layer;
  const { glyphs, length, capHeight } = glyphsOf(uppercase ? text.toUpperCase() : text, fonts);
  if (length === 0) return null;
  const gaps = Math.max(0, glyphs.length - 1) * letterSpacing;
  const size = Math.min(layer.size, (box.width - gaps) / length, box.height / lineHeight);
  if (!(size > 0)) return null;

  const width = length * size + gaps;
  const start = { left: 0, center: (box.width - width) / 2, right: box.width - width }[align] - box.width / 2;
  const radius = curve === 0 ? 0 : box.width / ((curve * Math.PI) / 180);
  // Half of what the arc rises, so that arch and line are both in the middle.
  const rise = radius === 0 ? 0 : (radius * (1 - Math.cos(width / 2 / radius))) / 2;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const [cos, sin] = turn(rotationDegrees);

  let path = "";
  for (const [index, glyph] of glyphs.entries()) {
    const centre = start + (glyph.x + glyph.advance / 2) * size + index * letterSpacing;
    const angle = radius === 0 ? 0 : centre / radius;
    const [glyphCos, glyphSin] = [Math.cos(angle), Math.sin(angle)];
    const at = {
      x: radius === 0 ? centre : radius * glyphSin,
      y: (capHeight * size) / 2 - rise + (radius === 0 ? 0 : radius * (1 - glyphCos)),
    };
    const place = (x: number, y: number): [number, number] => {
      const u = (x * glyph.scale - glyph.advance / 2 + glyph.offsetX) * size;
      const v = -(y * glyph.scale + glyph.offsetY) * size;
      const lineX = at.x + u * glyphCos - v * glyphSin;
      const lineY = at.y + u * glyphSin + v * glyphCos;
      return [middle.x + lineX * cos - lineY * sin, middle.y + lineX * sin + lineY * cos];
    };
    path += outline(glyph, place);
  }
  return path ? { path, size } : null;
}

function glyphsOf(text: string, fonts: FontChain): { glyphs: PlacedGlyph[]; length: number; capHeight: number } {
  const glyphs: PlacedGlyph[] = [];
  let x = 0;
  for (const { font, text: run } of fontRuns(text, fonts).runs) {
    const scale = 1 / font.unitsPerEm;
    const laidOut = font.layout(run);
    for (const [index, glyph] of laidOut.glyphs.entries()) {
      const position = laidOut.positions[index];
      const advance = (position?.xAdvance ?? glyph.advanceWidth) * scale;
      const [offsetX, offsetY] = [(position?.xOffset ?? 0) * scale, (position?.yOffset ?? 0) * scale];
      glyphs.push({ commands: glyph.path.commands, scale, x, advance, offsetX, offsetY });
      x += advance;
    }
  }
  const [first] = fonts;
  const capHeight = first ? (first.capHeight || first.ascent * 0.7) / first.unitsPerEm : 0.7;
  return { glyphs, length: x, capHeight };
}

const letters: Record<string, string> = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
};

function outline({ commands }: PlacedGlyph, place: (x: number, y: number) => [number, number]): string {
  return commands
    .map(({ command, args }) => {
      const points: string[] = [];
      for (let at = 0; at + 1 < args.length; at += 2) {
        points.push(
          place(args[at] ?? 0, args[at + 1] ?? 0)
            .map(rounded)
            .join(" "),
        );
      }
      return `${letters[command] ?? ""}${points.join(" ")}`;
    })
    .join("");
}

/** A ten-thousandth of a unit is finer than any print; and the same on every machine. */
function rounded(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function turn(degrees: number): [cos: number, sin: number] {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle)];
}
