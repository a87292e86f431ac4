import type { Plane } from "../plane.ts";
import type { Raster } from "../raster.ts";

/** Tells an animal or a person from what is behind it. */
export interface MatteModel {
  /** Names the model and its weights: what it finds is kept under this name, and a recipe has it. */
  readonly name: string;
  /** How much of each spot is in front, 0–1, at any size of the picture's proportions. */
  find(picture: Raster): Promise<Plane>;
}

/** What of a photo is in front: a grey PNG, white where it is. */
export interface Matte {
  bytes: Uint8Array;
  contentType: "image/png";
  widthPx: number;
  heightPx: number;
  /** The model's name and how its answer was refined: the same name, the same way to make it. */
  model: string;
  /** 0–1: how far it may be trusted. Below a half it is better offered than done. */
  confidence: number;
}

/** Raise it when the same answer of a model would be refined to another matte. */
const refinement = 1;

export function matteName(model: Pick<MatteModel, "name">): string {
  return `${model.name}/${refinement}`;
}
