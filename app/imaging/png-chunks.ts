const signatureBytes = 8;

/**
 * A PNG without its chunks of one type. sharp writes the density twice, as `pHYs` and in an `eXIf` block; a print carries no
 * EXIF at all, so that nobody has to ask what is in it. Chunks: https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function withoutChunks(png: Buffer, type: string): Buffer {
  const kept = [png.subarray(0, signatureBytes)];
  for (let at = signatureBytes; at < png.length; ) {
    const end = at + 12 + png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) !== type) kept.push(png.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
