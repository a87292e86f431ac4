import type { Allowance } from "../domain/services.ts";

/** What one caller may do at a place, of the operator's numbers: a place where much is asked for rightly has more of it. */
const places: { name: string; path: RegExp; times: number }[] = [
  // A page shows dozens of pictures, and an order's ZIP is as many files.
  { name: "files", path: /^\/files\//, times: 10 },
  // A photo of 60 MB comes in a dozen pieces, and a bad line asks before each where to go on.
  { name: "uploads", path: /^\/uploads(\/|$)/, times: 5 },
  // Asked again and again until the preview is drawn.
  { name: "preview", path: /^\/proxy\/personalizations\/[^/]+$/, times: 4 },
  // Each new look at a crop: a hand that moves a photo is quick.
  { name: "looks", path: /^\/proxy\/looks$/, times: 2 },
  { name: "photos", path: /^\/proxy\/photos$/, times: 1 },
  { name: "session", path: /^\/proxy\/session$/, times: 1 },
  { name: "proxy", path: /^\/proxy\//, times: 2 },
];

/** What one caller may do at an address, given what the operator allows at a place of the plainest kind. */
export function allowanceAt(path: string, base: { perSecond: number; perMinute: number }): Allowance {
  const { name, times } = places.find((place) => place.path.test(path)) ?? { name: "other", times: 1 };
  return { name, perSecond: base.perSecond * times, perMinute: base.perMinute * times };
}
