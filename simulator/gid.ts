/** The global id Shopify's Admin API uses for a numeric id, such as `gid://shopify/Order/5001`. */
export function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

/** The type and number inside a global id, or null when the text is none. Query parts (`?x=1`) are ignored. */
export function readGid(text: string): { type: string; id: number } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(\?.*)?$/.exec(text);
  return match ? { type: String(match[1]), id: Number(match[2]) } : null;
}
