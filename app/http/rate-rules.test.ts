import { expect, test } from "vitest";
import { allowanceAt } from "./rate-rules.ts";

const base = { perSecond: 10, perMinute: 60 };

test.each<[string, string, number]>([
  ["/proxy/photos", "photos", 60],
  ["/proxy/session", "session", 60],
  ["/proxy/looks", "looks", 120],
  ["/proxy/personalizations", "proxy", 120],
  ["/proxy/personalizations/mine", "preview", 240],
  ["/proxy/personalizations/pz_abc", "preview", 240],
  ["/uploads", "uploads", 300],
  ["/uploads/8c6f", "uploads", 300],
  ["/uploadsfoo", "other", 60],
  ["/files/temporary/x/y/original", "files", 600],
])("%s is counted as %s, %i a minute", (path, name, perMinute) => {
  expect(allowanceAt(path, base)).toEqual({ name, perMinute, perSecond: perMinute / 6 });
});
