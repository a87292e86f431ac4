/** Where a page of orders begins or ends: newest first, the id breaks ties. */
export interface OrderCursor {
  placedAt: Date;
  id: string;
}

const form = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function writeOrderCursor({ placedAt, id }: OrderCursor): string {
  return `${placedAt.getTime()}.${id}`;
}

/** Null for anything that is not a cursor of ours: the list then starts from the top. */
export function readOrderCursor(text: string | null): OrderCursor | null {
  const [, ms, id] = form.exec(text ?? "") ?? [];
  if (!ms || !id) return null;
  const placedAt = new Date(Number(ms));
  return Number.isNaN(placedAt.getTime()) ? null : { placedAt, id };
}
