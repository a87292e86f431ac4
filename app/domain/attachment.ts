/**
 * What `Content-Disposition` says of a file to be saved under this name (RFC 6266): a plain name for old clients, and the true
 * one percent-encoded. ASCII only, so it may stand in a header and in a link.
 */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.\- ]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
