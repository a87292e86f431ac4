/** The checksum at the end of a zlib stream. https://www.rfc-editor.org/rfc/rfc1950#section-8 */
export interface Adler {
  low: number;
  high: number;
}

const modulus = 65521;

/** So many bytes can be summed before a sum could pass 2^31; whole numbers below that, said with `| 0`, are fast. */
const bytesAtOnce = 3800;

export const adlerOfNothing: Adler = { low: 1, high: 0 };

export function adlerOf(bytes: Uint8Array): Adler {
  let { low, high } = adlerOfNothing;
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(at + bytesAtOnce, bytes.length);
    for (; at < end; at++) {
      low = (low + (bytes[at] ?? 0)) | 0;
      high = (high + low) | 0;
    }
    low %= modulus;
    high %= modulus;
  }
  return { low, high };
}

/** The checksum of one stretch of bytes followed by another, whose length is needed. */
export function adlerJoined(first: Adler, second: Adler, secondBytes: number): Adler {
  const shift = secondBytes % modulus;
  return {
    low: (first.low + second.low + modulus - 1) % modulus,
    high: (first.high + second.high + ((first.low + modulus - 1) % modulus) * shift) % modulus,
  };
}
