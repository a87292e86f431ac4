import { sendBytes } from "./downloads.ts";
import { bucketOf, checkKey, type Exchange, readJson, sendJson } from "./exchange.ts";
import { accessDenied, invalidRequest, keyTaken, noRelatedResource, noSuchKey, Refusal } from "./refusal.ts";
import { readToken, signToken } from "./tokens.ts";
import { takeUpload } from "./uploads.ts";

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

/** `POST /object/sign/{bucket}/{key}`: a link to what lies at the key when it is followed. */
export async function signRead(exchange: Exchange, bucketId: string, key: string): Promise<void> {
  const { store, role, secret, response } = exchange;
  checkSigner(exchange);
  const { expiresIn } = await readJson(exchange.request);
  if (!Number.isInteger(expiresIn) || Number(expiresIn) < 1) throw invalidRequest("body/expiresIn must be >= 1");
  if (role !== "service_role" || !store.buckets.get(bucketId)?.rows.has(key)) throw noSuchKey();
  const token = signToken(secret, { url: `${bucketId}/${key}`, exp: inSeconds(Number(expiresIn)) });
  sendJson(response, 200, { signedURL: `/object/sign/${bucketId}/${encodeURI(key)}?token=${token}` });
}

/** `GET /object/sign/{bucket}/{key}?token=`. */
export async function followLink(exchange: Exchange, bucketId: string, key: string): Promise<void> {
  const { url, exp } = claimsOf(exchange);
  if (url !== `${bucketId}/${key}`) throw new Refusal(400, "InvalidSignature", "Invalid signature");
  const row = bucketOf(exchange, bucketId).rows.get(key);
  if (!row) throw noSuchKey();
  const name = exchange.query.get("download");
  const encoded = encodeURIComponent(name ?? "");
  const saved = name ? `attachment; filename=${encoded}; filename*=UTF-8''${encoded};` : "attachment;";
  await sendBytes(exchange, row, {
    expires: new Date(Number(exp) * 1_000).toUTCString(),
    ...(name !== null && { "content-disposition": saved }),
  });
}

/** `POST /object/upload/sign/{bucket}/{key}`: a token for one key, good for as long as the server is set to, any number of times. */
export function signUpload(exchange: Exchange, bucketId: string, key: string): void {
  const { store, secret, response, request, uploadTokenSeconds } = exchange;
  checkSigner(exchange);
  checkKey(key);
  if (exchange.role !== "service_role") throw accessDenied("new row violates row-level security policy");
  const bucket = store.buckets.get(bucketId);
  if (!bucket) throw noRelatedResource();
  const upsert = request.headers["x-upsert"] === "true";
  if (!upsert && bucket.rows.has(key)) throw keyTaken("KeyAlreadyExists");
  const token = signToken(secret, { url: `${bucketId}/${key}`, upsert, exp: inSeconds(uploadTokenSeconds) });
  sendJson(response, 200, { url: `/object/upload/sign/${bucketId}/${encodeURI(key)}?token=${token}`, token });
}

/** `PUT /object/upload/sign/{bucket}/{key}?token=`: whoever has the token sends what they like. */
export async function takeSignedUpload(exchange: Exchange, bucketId: string, key: string): Promise<void> {
  const { url, upsert } = claimsOf(exchange);
  if (url !== `${bucketId}/${key}`) throw new Refusal(400, "InvalidSignature", "Invalid signature");
  await takeUpload(exchange, { bucketId, key, upsert: upsert === true });
}

function claimsOf({ query, secret }: Exchange): Record<string, unknown> {
  const token = query.get("token");
  if (!token) throw invalidRequest("querystring must have required property 'token'");
  return readToken(secret, token);
}

function checkSigner({ role }: Exchange): void {
  if (role === "nobody") throw invalidRequest("headers must have required property 'authorization'");
  if (role === "wrongly signed") throw accessDenied("signature verification failed");
}
