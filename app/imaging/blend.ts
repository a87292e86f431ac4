/** How a layer's colour meets what lies below. As in CSS: https://www.w3.org/TR/compositing-1/#blending */
export const blendModes = [
  "normal",
  "multiply",
  "screen",
  "overlay",
  "darken",
  "lighten",
  "color-dodge",
  "color-burn",
  "hard-light",
  "soft-light",
  "difference",
  "exclusion",
] as const;

export type BlendMode = (typeof blendModes)[number];

type Blend = (below: number, above: number) => number;

/** Each with both colours and the result in 0–1. */
const blends: Record<Exclude<BlendMode, "normal">, Blend> = {
  multiply: (below, above) => below * above,
  screen: (below, above) => below + above - below * above,
  overlay: (below, above) => hardLight(above, below),
  darken: Math.min,
  lighten: Math.max,
  "color-dodge": (below, above) => (below === 0 ? 0 : above === 1 ? 1 : Math.min(1, below / (1 - above))),
  "color-burn": (below, above) => (below === 1 ? 1 : above === 0 ? 0 : 1 - Math.min(1, (1 - below) / above)),
  "hard-light": (below, above) => hardLight(below, above),
  "soft-light": (below, above) => {
    if (above <= 0.5) return below - (1 - 2 * above) * below * (1 - below);
    const lifted = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below);
    return below + (2 * above - 1) * (lifted - below);
  },
  difference: (below, above) => Math.abs(below - above),
  exclusion: (below, above) => below + above - 2 * below * above,
};

function hardLight(below: number, above: number): number {
  return above <= 0.5 ? below * 2 * above : below + (2 * above - 1) - below * (2 * above - 1);
}

const tables = new Map<BlendMode, Uint8Array>();

/** The blended colour of every pair, at `below * 256 + above`, all 0–255; null for "normal", which is the colour above. */
export function blendTable(mode: BlendMode): Uint8Array | null {
  if (mode === "normal") return null;
  const known = tables.get(mode);
  if (known) return known;
  const table = new Uint8Array(65_536);
  for (let at = 0; at < table.length; at++) {
    table[at] = Math.round(255 * blends[mode]((at >> 8) / 255, (at & 255) / 255));
  }
  tables.set(mode, table);
  return table;
}
