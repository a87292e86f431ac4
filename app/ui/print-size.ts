import type { Formats } from "./formats.tsx";

const cmPerInch = 2.54;

/** A print's size on paper, both ways of measuring it: "10 × 12 in (25.4 × 30.5 cm)". `say` puts them into words. */
export function printSize(
  { widthPx, heightPx, dpi }: { widthPx: number; heightPx: number; dpi: number },
  formats: Pick<Formats, "tenths">,
  say: (inches: string, centimetres: string) => string,
): string {
  const inches = [widthPx / dpi, heightPx / dpi];
  const written = (lengths: number[]) => lengths.map(formats.tenths).join(" × ");
  return say(written(inches), written(inches.map((length) => length * cmPerInch)));
}
