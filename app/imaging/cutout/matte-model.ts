import type { Plane } from "../plane.ts";
import type { Raster } from "../raster.ts";

/** Tells an animal or a person from what is behind it. */
export interface MatteModel {
  /** Names the model and its weights: what it finds is kept under this name, and a recipe has it. */
  readonly name: string;
  /** How much of each spot is in front, 0–1, at any size of the picture's proportions. */
  find(picture: Raster): Promise<Plane>;
}
