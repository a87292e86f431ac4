const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from an address or a form can be a row's id. Asked before the database is, which takes other text for a bug. */
export function isRowId(text: string): boolean {
  return uuid.test(text);
}
