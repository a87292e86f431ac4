import { crc32 } from "node:zlib";

/** First bytes of every PNG. https://www.w3.org/TR/png-3/#5PNG-file-signature */
export const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** A chunk in parts that are not copied: length and type, the data, checksum. https://www.w3.org/TR/png-3/#5Chunk-layout */
export function chunk(type: string, data: Uint8Array): Uint8Array[] {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, "latin1");
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(data, crc32(head.subarray(4))), 0);
  return [head, data, tail];
}
