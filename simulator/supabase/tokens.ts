import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "./refusal.ts";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sum = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest();

/** A JSON web token (HS256), as Supabase's keys and signed links are. */
export function signToken(secret: string, claims: object): string {
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${sum(secret, text).toString("base64url")}`;
}

/** Its claims. Refuses with InvalidJWT what is not signed with the secret, or over. */
export function readToken(secret: string, token: string): Record<string, unknown> {
  const [head = "", body = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const due = sum(secret, `${head}.${body}`);
  if (given.length !== due.length || !timingSafeEqual(given, due)) {
    throw new Refusal(400, "InvalidJWT", "signature verification failed");
  }
  const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Record<string, unknown>;
  if (typeof claims.exp === "number" && claims.exp <= Date.now() / 1_000) {
    throw new Refusal(400, "InvalidJWT", '"exp" claim timestamp check failed');
  }
  return claims;
}
