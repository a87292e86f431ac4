import type { Raster, Size } from "./raster.ts";

/** One value a pixel, such as brightness in 0–255. */
export interface Plane extends Size {
  data: Float32Array;
}

/** How much red, green and blue count for brightness; they add up to 1. */
export type ChannelMix = readonly [red: number, green: number, blue: number];

/** What the eye weighs. https://www.itu.int/rec/R-REC-BT.601 */
export const evenMix: ChannelMix = [0.299, 0.587, 0.114];

/** A picture's brightness, 0–255. */
export function brightness({ data, widthPx, heightPx }: Raster, [red, green, blue]: ChannelMix = evenMix): Plane {
  const plane = new Float32Array(widthPx * heightPx);
  for (let pixel = 0, at = 0; pixel < plane.length; pixel++, at += 4) {
    plane[pixel] = red * (data[at] ?? 0) + green * (data[at + 1] ?? 0) + blue * (data[at + 2] ?? 0);
  }
  return { data: plane, widthPx, heightPx };
}

/** One of a picture's channels: 0 red, 1 green, 2 blue. */
export function channelOf({ data, widthPx, heightPx }: Raster, channel: number): Plane {
  const plane = new Float32Array(widthPx * heightPx);
  for (let pixel = 0, at = channel; pixel < plane.length; pixel++, at += 4) plane[pixel] = data[at] ?? 0;
  return { data: plane, widthPx, heightPx };
}

/** Three box blurs, which come near a Gaussian one. `radius` in pixels; edges are continued. Its cost does not grow with it. */
export function blurred(plane: Plane, radius: number): Plane {
  const reach = Math.max(1, Math.round(radius / 1.7));
  let now = plane;
  for (let pass = 0; pass < 3; pass++) now = boxBlurred(now, reach);
  return now;
}

/** Every pixel the mean of the square that reaches so far around it. */
export function boxBlurred({ data, widthPx, heightPx }: Plane, reach: number): Plane {
  const across = new Float32Array(data.length);
  const share = 1 / (2 * reach + 1);
  for (let start = 0; start < data.length; start += widthPx) {
    const end = start + widthPx - 1;
    let sum = (data[start] ?? 0) * (reach + 1);
    for (let step = 1; step <= reach; step++) sum += data[Math.min(end, start + step)] ?? 0;
    for (let at = start; at <= end; at++) {
      across[at] = sum * share;
      sum += (data[Math.min(end, at + reach + 1)] ?? 0) - (data[Math.max(start, at - reach)] ?? 0);
    }
  }
  // Down all columns at once, because memory is read fastest along its rows.
  const result = new Float32Array(data.length);
  const sums = new Float64Array(widthPx);
  const row = (at: number) => Math.max(0, Math.min(heightPx - 1, at)) * widthPx;
  for (let at = -reach; at <= reach; at++) {
    const from = row(at);
    for (let column = 0; column < widthPx; column++) sums[column] = (sums[column] ?? 0) + (across[from + column] ?? 0);
  }
  for (let at = 0; at < heightPx; at++) {
    const [to, coming, going] = [at * widthPx, row(at + reach + 1), row(at - reach)];
    for (let column = 0; column < widthPx; column++) {
      const sum = sums[column] ?? 0;
      result[to + column] = sum * share;
      sums[column] = sum + (across[coming + column] ?? 0) - (across[going + column] ?? 0);
    }
  }
  return { data: result, widthPx, heightPx };
}

/** Each pixel the mean of `times` by `times`; what is left over at the right and below is dropped. */
export function averaged({ data, widthPx, heightPx }: Plane, times: number): Plane {
  if (times === 1) return { data, widthPx, heightPx };
  const size = { widthPx: Math.floor(widthPx / times), heightPx: Math.floor(heightPx / times) };
  const result = new Float32Array(size.widthPx * size.heightPx);
  const share = 1 / (times * times);
  for (let row = 0, to = 0; row < size.heightPx; row++) {
    for (let column = 0; column < size.widthPx; column++, to++) {
      let sum = 0;
      for (let down = 0; down < times; down++) {
        const from = (row * times + down) * widthPx + column * times;
        for (let right = 0; right < times; right++) sum += data[from + right] ?? 0;
      }
      result[to] = sum * share;
    }
  }
  return { data: result, ...size };
}

/** The plane at another size, bilinear: for planes that are smooth. */
export function stretched({ data, widthPx, heightPx }: Plane, size: Size): Plane {
  if (size.widthPx === widthPx && size.heightPx === heightPx) return { data, widthPx, heightPx };
  const result = new Float32Array(size.widthPx * size.heightPx);
  const columns = places(widthPx, size.widthPx);
  const rows = places(heightPx, size.heightPx);
  // Each row of the source is drawn out once, and serves all rows of the result that lie at it.
  let drawn = { row: -1, line: new Float32Array(size.widthPx) };
  let next = { row: -1, line: new Float32Array(size.widthPx) };
  for (let row = 0, to = 0; row < size.heightPx; row++) {
    const upper = rows.first[row] ?? 0;
    const lower = Math.min(heightPx - 1, upper + 1);
    if (next.row === upper) [drawn, next] = [next, drawn];
    if (drawn.row !== upper) drawOut(data, upper * widthPx, widthPx, columns, drawn.line);
    if (next.row !== lower) drawOut(data, lower * widthPx, widthPx, columns, next.line);
    drawn.row = upper;
    next.row = lower;
    const down = rows.share[row] ?? 0;
    const [above, below] = [drawn.line, next.line];
    for (let column = 0; column < above.length; column++, to++) {
      const value = above[column] ?? 0;
      result[to] = value + ((below[column] ?? 0) - value) * down;
    }
  }
  return { data: result, widthPx: size.widthPx, heightPx: size.heightPx };
}

interface Places {
  first: Int32Array;
  share: Float32Array;
}

function drawOut(
  data: Float32Array,
  from: number,
  widthPx: number,
  { first, share }: Places,
  line: Float32Array,
): void {
  for (let column = 0; column < line.length; column++) {
    const left = first[column] ?? 0;
    const value = data[from + left] ?? 0;
    const right = data[from + (left + 1 < widthPx ? left + 1 : left)] ?? 0;
    line[column] = value + (right - value) * (share[column] ?? 0);
  }
}

/** For each pixel of the result, the pixel before it in the source and how far on it lies. */
function places(from: number, to: number): Places {
  const first = new Int32Array(to);
  const share = new Float32Array(to);
  for (let at = 0; at < to; at++) {
    const place = Math.min(from - 1, Math.max(0, ((at + 0.5) * from) / to - 0.5));
    first[at] = Math.floor(place);
    share[at] = place - Math.floor(place);
  }
  return { first, share };
}

/** The values below which these shares (0–1) of the plane lie, to whole numbers of 0–255. */
export function percentiles({ data }: Plane, shares: readonly number[]): number[] {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at++) {
    const level = Math.max(0, Math.min(255, (data[at] ?? 0) + 0.5)) | 0;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return shares.map((share) => {
    let seen = 0;
    const level = counts.findIndex((count) => {
      seen += count;
      return seen > share * data.length;
    });
    return level < 0 ? 255 : level;
  });
}
