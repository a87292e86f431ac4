import type { TextView } from "../../contract.ts";

/** How much of the box's height letters with and without tails may take. */
const lineHeight = 1.25;
/** Letters are measured at this size and scaled. */
const measurePx = 100;

/** A stretch drawn at once, and where it begins; lengths at the measuring size. */
interface Stretch {
  text: string;
  from: number;
  width: number;
}

/**
 * Writes a text where the artwork has it, by the rules of the app's own renders (app/imaging/text/layout-text.ts): in the
 * middle of its box, smaller until it fits, along its arc. `width` and `height` are the canvas's.
 */
export function writeText(
  brush: CanvasRenderingContext2D,
  view: TextView,
  { written, family, width, height }: { written: string; family: string; width: number; height: number },
): void {
  const text = written.normalize("NFC").replace(/\s+/g, " ").trim();
  const shown = view.uppercase ? text.toUpperCase() : text;
  brush.save();
  // A canvas takes both from the page otherwise, and a page in Arabic would draw each letter a width too far to the left.
  brush.direction = "ltr";
  brush.textAlign = "left";
  brush.font = `${measurePx}px "${family}"`;
  const spacing = view.letterSpacing * width;
  const stretches = stretchesOf(brush, shown, view.curve !== 0 || spacing !== 0);
  const last = stretches.at(-1);
  const box = { width: view.box.width * width, height: view.box.height * height };
  const gaps = Math.max(0, stretches.length - 1) * spacing;
  const length = last ? (last.from + last.width) / measurePx : 0;
  const size = Math.min(view.size * width, (box.width - gaps) / length, box.height / lineHeight);
  if (length > 0 && size > 0) {
    const scale = size / measurePx;
    const capHeight = brush.measureText("H").actualBoundingBoxAscent * scale;
    const taken = length * size + gaps;
    const start = { left: 0, center: (box.width - taken) / 2, right: box.width - taken }[view.align] - box.width / 2;
    const radius = view.curve === 0 ? 0 : box.width / ((view.curve * Math.PI) / 180);
    const rise = radius === 0 ? 0 : (radius * (1 - Math.cos(taken / 2 / radius))) / 2;

    brush.translate(view.box.x * width + box.width / 2, view.box.y * height + box.height / 2);
    brush.rotate((view.rotationDegrees * Math.PI) / 180);
    const draw = (paint: (stretch: Stretch) => void) => {
      for (const [index, stretch] of stretches.entries()) {
        const middle = start + (stretch.from + stretch.width / 2) * scale + index * spacing;
        const angle = radius === 0 ? 0 : middle / radius;
        brush.save();
        brush.translate(
          radius === 0 ? middle : radius * Math.sin(angle),
          capHeight / 2 - rise + (radius === 0 ? 0 : radius * (1 - Math.cos(angle))),
        );
        brush.rotate(angle);
        brush.scale(scale, scale);
        paint(stretch);
        brush.restore();
      }
    };
    const { outline } = view;
    if (outline) {
      brush.strokeStyle = outline.color;
      brush.lineWidth = (outline.width * width * 2) / scale; // half of it lies under the letters
      brush.lineJoin = "round";
      draw(({ text, width }) => brush.strokeText(text, -width / 2, 0));
    }
    brush.fillStyle = view.color;
    draw(({ text, width }) => brush.fillText(text, -width / 2, 0));
  }
  brush.restore();
}

/** The whole line, or its letters one by one, kerned as in the line. */
function stretchesOf(brush: CanvasRenderingContext2D, text: string, apart: boolean): Stretch[] {
  if (!text) return [];
  if (!apart) return [{ text, from: 0, width: brush.measureText(text).width }];
  const stretches: Stretch[] = [];
  let before = "";
  let from = 0;
  for (const letter of lettersOf(text)) {
    before += letter;
    const to = brush.measureText(before).width;
    stretches.push({ text: letter, from, width: to - from });
    from = to;
  }
  return stretches;
}

/** What people count as letters: an emoji of five code points is one. */
export function lettersOf(text: string): string[] {
  if (!Intl.Segmenter) return [...text];
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
}
