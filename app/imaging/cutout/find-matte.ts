// biome-ignore lint/style/noRestrictedImports: a network's weights are read where they are used, not sent there with every photo
import { readFile } from "node:fs/promises";
import { makeMatte, smallPicture } from "./make-matte.ts";
import type { Matte, MatteModel } from "./matte-model.ts";
import { onnxModel } from "./onnx-model.ts";
import type { OnnxShape } from "./onnx-shape.ts";
import { answeredModel, questionOf } from "./remote-model.ts";

/** A network in a file of this machine. */
export interface OnnxFile {
  label: string;
  path: string;
  shape: OnnxShape;
}

const opened = new Map<string, Promise<MatteModel>>();

/** The matte a network finds. It stays loaded for the next photo. @throws ImagingError; Error when there is no such network */
export async function matteByNetwork(photo: Uint8Array, network: OnnxFile): Promise<Matte> {
  const { label, path, shape } = network;
  let model = opened.get(path);
  if (!model) {
    model = readFile(path).then((weights) => onnxModel(label, weights, shape));
    opened.set(path, model);
    model.catch(() => opened.delete(path));
  }
  return makeMatte(photo, await model);
}

/** What a service is asked about a photo: a JPEG. @throws ImagingError */
export async function matteQuestion(photo: Uint8Array): Promise<Uint8Array> {
  return questionOf(await smallPicture(photo));
}

/** The matte that is in a service's answer. @throws ImagingError; Error when the answer is no matte of this photo */
export function matteByAnswer(
  photo: Uint8Array,
  { name, answer }: { name: string; answer: Uint8Array },
): Promise<Matte> {
  return makeMatte(photo, answeredModel(name, answer));
}
