import { pressKey } from "../crop/crop-keys.ts";
import { type Framing, maxZoom, moveBy, startFraming, tiltOf, turnBy, zoomBy, zoomOf } from "../crop/framing.ts";
import { listenForGestures } from "../crop/gestures.ts";
import type { Place } from "../draft.ts";
import type { EditorParts } from "./editor-parts.ts";

/** Upright is easier to find than one degree beside it. */
const snapDegrees = 1.5;

/** Lets fingers, mouse, wheel, keyboard, sliders and buttons move the photo: each asks for a change of framing. */
export function listenToControls(
  { stage, zoom, tilt, turnLeft, turnRight, reset }: EditorParts,
  { boxWidth, change }: { boxWidth(): number; change(next: (place: Place) => Framing | null): void },
  signal: AbortSignal,
): void {
  const inBoxes = ({ x, y }: { x: number; y: number }) => ({ x: x / boxWidth(), y: y / boxWidth() });
  const on = (target: EventTarget, name: string, next: (place: Place) => Framing) =>
    target.addEventListener(name, () => change(next), { signal });

  listenForGestures(
    stage,
    {
      onPan: (by) => change(({ frame, framing }) => moveBy(frame, framing, inBoxes(by))),
      onZoom: (factor, at) => change(({ frame, framing }) => zoomBy(frame, framing, factor, inBoxes(at))),
      onTurn: (degrees, at) => change(({ frame, framing }) => turnBy(frame, framing, degrees, inBoxes(at))),
      onEnd: () =>
        change(({ frame, framing }) => {
          const tilted = tiltOf(framing);
          return tilted !== 0 && Math.abs(tilted) < snapDegrees ? turnBy(frame, framing, -tilted) : framing;
        }),
    },
    signal,
  );

  stage.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      change(({ frame, framing }) => {
        const next = pressKey(frame, framing, event.key, event.shiftKey);
        if (next) event.preventDefault();
        return next;
      });
    },
    { signal },
  );

  on(zoom, "input", ({ frame, framing }) =>
    zoomBy(frame, framing, maxZoom ** (zoom.valueAsNumber / 100) / zoomOf(frame, framing)),
  );
  on(tilt, "input", ({ frame, framing }) => turnBy(frame, framing, tilt.valueAsNumber - tiltOf(framing)));
  on(turnLeft, "click", ({ frame, framing }) => turnBy(frame, framing, -90));
  on(turnRight, "click", ({ frame, framing }) => turnBy(frame, framing, 90));
  on(reset, "click", ({ frame }) => startFraming(frame));
}

/** Puts the sliders where the framing is. */
export function showFraming({ zoom, tilt }: EditorParts, { frame, framing }: Place): void {
  const factor = zoomOf(frame, framing);
  zoom.value = String((Math.log(factor) / Math.log(maxZoom)) * 100);
  zoom.setAttribute("aria-valuetext", `${Math.round(factor * 100)}%`);
  tilt.value = String(tiltOf(framing));
  tilt.setAttribute("aria-valuetext", `${Math.round(tiltOf(framing))}°`);
}
