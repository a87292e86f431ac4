import { imagenetShape, type OnnxShape } from "./onnx-shape.ts";

/**
 * Reads the JSON beside a model's file: `input` (px), `mean`, `std` (three numbers each), `output` (its number), `activation`
 * ("none" or "sigmoid"). What is left out is as most networks have it. Throws an Error that names the field.
 */
export function readOnnxSidecar(json: unknown): OnnxShape {
  if (json === null || typeof json !== "object" || Array.isArray(json))
    throw new Error("a model's JSON must be an object");
  const { input, mean, std, output, activation, ...others } = json as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown) throw new Error(`a model's JSON has no field ${unknown}`);
  if (activation !== undefined && activation !== "none" && activation !== "sigmoid") {
    throw new Error('a model\'s activation must be "none" or "sigmoid"');
  }
  return {
    inputPx: whole("input", input, 32, 4096) ?? imagenetShape.inputPx,
    mean: three("mean", mean) ?? imagenetShape.mean,
    deviation: three("std", std) ?? imagenetShape.deviation,
    output: whole("output", output, 0, 63) ?? imagenetShape.output,
    isLogit: activation === "sigmoid",
  };
}

function whole(field: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`a model's ${field} must be a whole number from ${least} to ${most}`);
}

function three(field: string, value: unknown): [number, number, number] | undefined {
  if (value === undefined) return undefined;
  if (
    Array.isArray(value) &&
    value.length === 3 &&
    value.every((one) => typeof one === "number" && Number.isFinite(one))
  ) {
    return value as [number, number, number];
  }
  throw new Error(`a model's ${field} must be three numbers`);
}
