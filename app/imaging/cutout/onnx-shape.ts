import { createHash } from "node:crypto";

/** How pixels go into a network, and what comes out of it. */
export interface OnnxShape {
  /** Side of the square it looks at, in pixels. */
  inputPx: number;
  /** Of red, green and blue in 0–1: taken off, then divided by. */
  mean: readonly [number, number, number];
  deviation: readonly [number, number, number];
  /** Which of its outputs is the matte. */
  output: number;
  /** Whether the output still has to go through the logistic function. */
  isLogit: boolean;
}

/** What most networks that were trained on ImageNet want. */
export const imagenetShape: OnnxShape = {
  inputPx: 320,
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
  output: 0,
  isLogit: false,
};

/** A network's name: what it is called, and the first of its weights' SHA-256. */
export function onnxName(label: string, weights: Uint8Array): string {
  return `${label}@${createHash("sha256").update(weights).digest("hex").slice(0, 8)}`;
}
