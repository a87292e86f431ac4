import { type Frame, type Framing, moveBy, startFraming, turnBy, zoomBy } from "./framing.ts";

const step = 0.02;
const bigStep = 0.1;

/** What a key does to the framing; null for keys that are not ours, so that Tab and Escape keep their meaning. */
export function pressKey(frame: Frame, framing: Framing, key: string, shift: boolean): Framing | null {
  const by = shift ? bigStep : step;
  switch (key) {
    case "ArrowLeft":
      return moveBy(frame, framing, { x: -by, y: 0 });
    case "ArrowRight":
      return moveBy(frame, framing, { x: by, y: 0 });
    case "ArrowUp":
      return moveBy(frame, framing, { x: 0, y: -by });
    case "ArrowDown":
      return moveBy(frame, framing, { x: 0, y: by });
    case "+":
    case "=":
      return zoomBy(frame, framing, 1.1);
    case "-":
    case "_":
      return zoomBy(frame, framing, 1 / 1.1);
    case "[":
    case "{":
      return turnBy(frame, framing, shift ? -10 : -1);
    case "]":
    case "}":
      return turnBy(frame, framing, shift ? 10 : 1);
    case "0":
      return startFraming(frame);
    default:
      return null;
  }
}
