import { expect, test } from "vitest";
import { DomainError } from "./errors.ts";
import { verdictOn } from "./verdict.ts";

const again = (attempts: number) => ({ kind: "again", attempts });
const refused = (code: string) => ({ kind: "refused", code });

test.each<[string, unknown, number, object]>([
  ["a refusal is for good", new DomainError("photo-changed"), 1, refused("photo-changed")],
  ["storage away does not count", new DomainError("storage-unavailable"), 4, again(3)],
  ["however often", new DomainError("storage-unavailable"), 99, again(98)],
  ["a photo missing for a moment is looked for again", new DomainError("photo-gone", { retryable: true }), 1, again(1)],
  ["but not for ever", new DomainError("photo-gone", { retryable: true }), 5, refused("photo-gone")],
  ["a bug is tried again", new Error("bug"), 1, again(1)],
  ["and then kept for people to see", new Error("bug"), 5, refused("render-failed")],
])("%s", (_name, error, attempts, verdict) => expect(verdictOn(error, { attempts, maxAttempts: 5 })).toEqual(verdict));
