/** Sizes of a piece in bytes: kept as soon as it has `least`; no more than `most` are gathered before the last one is kept. */
export interface PieceSizes {
  least: number;
  most: number;
}

/** A process that is killed loses of each upload what it gathers and what it keeps: twice `least`, or twice `most` at a slow storage. */
export const pieceSizes: PieceSizes = { least: 512 * 1024, most: 4 * 1024 * 1024 };

/**
 * Hands on a body as it comes, piece by piece in order, one at a time. While one is being kept the next is gathered, so a storage
 * that takes long gets fewer and larger ones. Holds at most two pieces, whatever the body's size.
 *
 * A body that breaks off is kept up to where it broke, and its error thrown then. What `keep` throws ends the reading.
 */
export async function keepInPieces(
  body: AsyncIterable<Uint8Array>,
  keep: (piece: Uint8Array) => Promise<void>,
  { least, most }: PieceSizes = pieceSizes,
): Promise<void> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  let keeping: Promise<void> | undefined;
  let failed = false;

  function begin(): void {
    const piece = Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
    keeping = keep(piece).then(() => {
      keeping = undefined;
    });
    // It stays in `keeping`, and whoever awaits that next learns of it.
    keeping.catch(() => {
      failed = true;
    });
  }

  let brokenBy: { error: unknown } | undefined;
  try {
    for await (const chunk of body) {
      gathered.push(chunk);
      bytes += chunk.length;
      if (bytes >= most || failed) await keeping;
      if (bytes >= least && !keeping) begin();
    }
  } catch (error) {
    brokenBy = { error };
  }
  await keeping;
  if (bytes > 0) begin();
  await keeping;
  if (brokenBy) throw brokenBy.error;
}
