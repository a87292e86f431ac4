import { z } from "zod";

/** Who takes a photo's background off. */
export type CutoutProvider = "embedded" | "onnx" | "remote";

/** Who makes pictures from words. */
export type GenerationProvider = "gemini" | "modal" | "makeit3d";

/**
 * What things cost, in whole credits. A list that anything was entered by never changes: another is added, with the next
 * version, so that an old statement can still be explained.
 */
export interface PriceList {
  version: number;
  /** The print file of one order line, whatever its quantity and however often it is made again. */
  print: number;
  /** On top of a print, for each photo in it whose background was taken off. */
  cutout: Record<CutoutProvider, number>;
  generation: Record<GenerationProvider, number>;
}

export const priceLists: readonly [PriceList, ...PriceList[]] = [
  {
    version: 1,
    print: 1,
    cutout: { embedded: 0, onnx: 0, remote: 1 },
    generation: { gemini: 2, modal: 2, makeit3d: 5 },
  },
];

/** The one that holds now. Previews, uploads and storage cost nothing; the limits on requests keep their use fair. */
export const currentPrices: PriceList = priceLists.at(-1) ?? priceLists[0];

const priced = z.object({
  photos: z.record(z.string(), z.object({ cutout: z.object({ model: z.string() }).optional() })),
});

/**
 * What the print of a recipe costs. One that can't be read costs a print: that it can't be drawn is said where it is drawn, and
 * then costs nothing.
 */
export function priceOfPrint(recipe: unknown, prices: PriceList = currentPrices): number {
  const { data } = priced.safeParse(recipe);
  const cutouts = Object.values(data?.photos ?? {}).flatMap(({ cutout }) => cutout ?? []);
  return cutouts.reduce((sum, { model }) => sum + prices.cutout[providerOfModel(model)], prices.print);
}

/** A recipe names the model that was used, which may be the embedded one because the chosen one failed. */
function providerOfModel(model: string): CutoutProvider {
  if (model.startsWith("u2netp")) return "embedded";
  return model.startsWith("onnx") ? "onnx" : "remote";
}
