import type { ArtworkView } from "../../contract.ts";
import { Refusal } from "../api/refusal.ts";

type Drawn = { blend: string; opacity: number };

/** An artwork with all its pictures loaded, ready to be painted. */
export interface OpenArtwork {
  view: ArtworkView;
  layers: (Drawn &
    ({ kind: "image"; image: HTMLImageElement } | { kind: "photo"; slot: string } | { kind: "text"; field: string }))[];
  /** By slot id, for slots whose shape is a picture or has a soft edge. */
  masks: Map<string, HTMLImageElement>;
}

/** @throws Refusal "unavailable" (retryable) when a picture does not come. */
export async function openArtwork(view: ArtworkView): Promise<OpenArtwork> {
  const masks = new Map<string, HTMLImageElement>();
  const maskLoads = view.slots.map(async ({ id, maskUrl }) => {
    if (maskUrl) masks.set(id, await loadImage(maskUrl));
  });
  const layerLoads = view.layers.map(async (layer) =>
    layer.kind === "image" ? { ...layer, image: await loadImage(layer.url) } : layer,
  );
  // Waited for together: what fails beside another failure is no error of its own in the page.
  const [layers] = await Promise.all([Promise.all(layerLoads), Promise.all(maskLoads)]);
  return { view, layers, masks };
}

/** The canvases it is drawn on are never read back, so pictures need no cross-origin permission. */
export async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.decoding = "async";
  image.src = url;
  try {
    await image.decode();
  } catch (cause) {
    throw new Refusal("unavailable", { retryable: true, cause });
  }
  return image;
}
