import { expect, test } from "vitest";
import { isPublicSupabaseKey } from "./supabase-key.ts";

const token = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;

test.each<[string, string, boolean]>([
  ["the anonymous role's", token({ role: "anon" }), true],
  ["a publishable key", "sb_publishable_abc", true],
  ["the service role's", token({ role: "service_role" }), false],
  ["a secret key", "sb_secret_abc", false],
  ["no key at all", "..", false],
  ["a token of nothing", token(null), false],
])("%s is told by itself", (_name, key, isPublic) => expect(isPublicSupabaseKey(key)).toBe(isPublic));
