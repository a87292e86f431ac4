import { z } from "zod";

const formerLayer = z.looseObject({
  box: z.object({ xPx: z.number(), yPx: z.number(), widthPx: z.number(), heightPx: z.number() }).optional(),
  featherPx: z.number().optional(),
});
const former = z.looseObject({
  format: z.literal(1),
  print: z.strictObject({ widthPx: z.number(), heightPx: z.number(), dpi: z.number() }),
  layers: z.array(formerLayer),
});

/** A document of the first format, whose lengths were print pixels, in the second; anything else as it is. */
export function inFormat2(json: unknown): unknown {
  const read = former.safeParse(json);
  if (!read.success) return json;
  const { print, layers, ...rest } = read.data;
  const { widthPx, heightPx, dpi } = print;
  return {
    ...rest,
    format: 2,
    canvas: { width: widthPx, height: heightPx },
    sizes: [{ name: "print", width: widthPx / dpi, height: heightPx / dpi, unit: "in", dpi }],
    layers: layers.map(({ box, featherPx, ...layer }) => ({
      ...layer,
      ...(box && { box: { x: box.xPx, y: box.yPx, width: box.widthPx, height: box.heightPx } }),
      ...(featherPx !== undefined && { feather: featherPx }),
    })),
  };
}
