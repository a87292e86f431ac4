/** Where an upload's pieces lie. They die with it: a bucket may let go of whatever is older than two days below `incoming/`. */
export function piecesPrefix({ shopId, photoId }: { shopId: string; photoId: string }): string {
  return `incoming/${shopId}/${photoId}`;
}

/**
 * A piece by the byte it begins with, so that a listing shows them in order, and by who writes it: two requests that send the
 * same bytes never write over each other's.
 */
export function pieceName({ start, writer }: { start: number; writer: string }): string {
  return `${String(start).padStart(10, "0")}-${writer}`;
}
