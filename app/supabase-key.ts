/**
 * Whether this is the project's public key ("anon", or "publishable"), which anyone may know. Policies show it nothing, and to
 * Supabase what a key may not see is not there. Nothing is verified here: only the project can do that.
 */
export function isPublicSupabaseKey(key: string): boolean {
  if (key.startsWith("sb_publishable_")) return true;
  try {
    const claims: unknown = JSON.parse(Buffer.from(key.split(".")[1] ?? "", "base64url").toString("utf8"));
    return (claims as { role?: unknown } | null)?.role === "anon";
  } catch {
    return false; // not a token: one of the newer keys
  }
}
