import type { ObjectStorage } from "../../../app/domain/services.ts";

export const photo = { contentType: "image/jpeg" };

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function textOf(storage: ObjectStorage, key: string): Promise<string> {
  return Buffer.from(await storage.read(key)).toString();
}

/** The keys below a prefix, in order; one that is told twice is there twice. */
export async function listed(storage: ObjectStorage, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of storage.list(prefix)) found.push(key);
  return found.sort();
}

/** Bytes that look like nothing in particular, the same every time. */
export function noise(length: number): Uint8Array {
  const made = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    made[at] = state >>> 24;
  }
  return made;
}
