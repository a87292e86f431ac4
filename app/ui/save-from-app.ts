/**
 * Saves what an address of the app answers, under the name it gives. Fetched by the page, for a link of the browser's own
 * would bring no session token. Throws when it is not answered.
 */
export async function saveFromApp(path: string, otherwise: string): Promise<void> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? otherwise;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  // The browser reads it after the click; when it has begun is not told.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
