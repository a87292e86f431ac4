/** Where a page of a list begins or ends: a moment, and the id for those of one moment. */
export interface TimeCursor {
  at: Date;
  id: string;
}

const form = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function writeTimeCursor({ at, id }: TimeCursor): string {
  return `${at.getTime()}.${id}`;
}

/** Null for anything that is not a cursor of ours: the list then starts from the top. */
export function readTimeCursor(text: string | null): TimeCursor | null {
  const [, ms, id] = form.exec(text ?? "") ?? [];
  if (!ms || !id) return null;
  const at = new Date(Number(ms));
  return Number.isNaN(at.getTime()) ? null : { at, id };
}
