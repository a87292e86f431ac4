import { expect, test } from "vitest";
import { retryAfterMs } from "./pause.ts";

test.each<[string | null, number]>([
  ["1", 1_000],
  ["60", 60_000],
  ["86400", 86_400_000],
  ["0", 0],
  [null, 0],
  ["", 0],
  ["-5", 0],
  ["1.5", 0],
  ["soon", 0],
  ["9999999999", 0],
  ["Fri, 27 Nov 2026 09:00:00 GMT", 0],
])("Retry-After %j asks for %i ms", (header, ms) => expect(retryAfterMs(header)).toBe(ms));
