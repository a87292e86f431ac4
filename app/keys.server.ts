import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign as signBytes,
  timingSafeEqual,
} from "node:crypto";
import type { Keys } from "./domain/services.ts";

/** A key for each purpose, so a signature made for one can't be used for another. */
export function signingKeys(base64: string): Keys {
  const master = Buffer.from(base64, "base64");
  const sign: Keys["sign"] = (purpose, text) =>
    createHmac("sha256", Buffer.from(hkdfSync("sha256", master, "", `likeness ${purpose}`, 32)))
      .update(text)
      .digest("base64url");
  const verify: Keys["verify"] = (purpose, text, signature) => sameText(sign(purpose, text), signature);
  return { sign, verify, attest: attesting(Buffer.from(hkdfSync("sha256", master, "", "likeness receipt", 32))) };
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const ed25519Header = Buffer.from("302e020100300506032b657004220420", "hex");

function attesting(seed: Buffer): Keys["attest"] {
  const key = createPrivateKey({ key: Buffer.concat([ed25519Header, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
  return (text) => ({ publicKey, signature: signBytes(null, Buffer.from(text), key).toString("base64") });
}

/** Compares without telling by its time where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** AES-256-GCM under one key; the text names the scheme so that keys can be changed later. */
export interface Seal {
  close(text: string): string;
  /** Throws when the text was not sealed with this key. */
  open(sealed: string): string;
}

export function sealing(base64: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(base64, "base64"), "", "likeness tokens", 32));
  return {
    close(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed) {
      if (!sealed.startsWith("v1.")) throw new Error("not sealed with a key this app knows");
      const bytes = Buffer.from(sealed.slice(3), "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
