import type { Spot } from "./framing.ts";

/** What fingers and mouse ask for. Spots and distances are in CSS pixels, from the middle of the stage. */
export interface GestureHandlers {
  onPan(by: Spot): void;
  onZoom(factor: number, at: Spot): void;
  onTurn(degrees: number, at: Spot): void;
  onEnd(): void;
}

/** Fingers never pinch perfectly straight: the photo turns only after so many degrees. */
const twistSlackDegrees = 8;

/** Pan with one pointer, pinch and twist with two, zoom with the wheel. */
export function listenForGestures(stage: HTMLElement, handlers: GestureHandlers, signal: AbortSignal): void {
  const pointers = new Map<number, Spot>();
  let grip = gripOf(pointers);
  let startAngle = 0;
  let twisting = false;
  let wheelRest = 0;

  const spotOf = (event: MouseEvent): Spot => {
    const area = stage.getBoundingClientRect();
    return { x: event.clientX - area.left - area.width / 2, y: event.clientY - area.top - area.height / 2 };
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || pointers.size === 2) return;
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, spotOf(event));
    grip = gripOf(pointers);
    startAngle = grip.angle;
    twisting = false;
  };

  const onMove = (event: PointerEvent) => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, spotOf(event));
    const next = gripOf(pointers);
    handlers.onPan({ x: next.middle.x - grip.middle.x, y: next.middle.y - grip.middle.y });
    if (pointers.size === 2 && grip.distance > 0) {
      handlers.onZoom(next.distance / grip.distance, next.middle);
      twisting ||= Math.abs(shortest(next.angle - startAngle)) > twistSlackDegrees;
      if (twisting) handlers.onTurn(shortest(next.angle - grip.angle), next.middle);
    }
    grip = next;
  };

  const onUp = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    grip = gripOf(pointers);
    if (!pointers.size) handlers.onEnd();
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    // A trackpad's pinch arrives as a wheel with ctrlKey and small numbers.
    handlers.onZoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0015)), spotOf(event));
    clearTimeout(wheelRest);
    wheelRest = window.setTimeout(handlers.onEnd, 250);
  };

  stage.addEventListener("pointerdown", onDown, { signal });
  stage.addEventListener("pointermove", onMove, { signal });
  stage.addEventListener("pointerup", onUp, { signal });
  stage.addEventListener("pointercancel", onUp, { signal });
  stage.addEventListener("wheel", onWheel, { signal, passive: false });
}

/** Where the pointers hold the photo: their middle, and for two their distance and angle. */
function gripOf(pointers: ReadonlyMap<number, Spot>): { middle: Spot; distance: number; angle: number } {
  const [first, second] = [...pointers.values()];
  if (!first) return { middle: { x: 0, y: 0 }, distance: 0, angle: 0 };
  if (!second) return { middle: first, distance: 0, angle: 0 };
  return {
    middle: { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 },
    distance: Math.hypot(second.x - first.x, second.y - first.y),
    angle: (Math.atan2(second.y - first.y, second.x - first.x) * 180) / Math.PI,
  };
}

function shortest(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
