import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { artworkWords } from "../words/artworks.ts";

/** Saves a version as a ZIP. Fetched by the page, for a link of the browser's own would bring no session token. */
export function useArtworkExport(artworkId: string) {
  const shopify = useAppBridge();
  const [busy, setBusy] = useState<number | null>(null);

  const save = async (number: number) => {
    setBusy(number);
    try {
      const answer = await fetch(`/app/artworks/${artworkId}/versions/${number}`);
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "artwork.zip";
      saveAs(await answer.blob(), name);
    } catch {
      shopify.toast.show(artworkWords.versions.exportFailed, { isError: true });
    } finally {
      setBusy(null);
    }
  };
  return { save, busy };
}

function saveAs(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after the click; when it has begun is not told.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
