import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { saveFromApp } from "../save-from-app.ts";
import { artworkWords } from "../words/artworks.ts";
import { useWords } from "../words/use-words.tsx";

/** Saves a version as a ZIP. */
export function useArtworkExport(artworkId: string) {
  const words = useWords(artworkWords);
  const shopify = useAppBridge();
  const [busy, setBusy] = useState<number | null>(null);

  const save = async (number: number) => {
    setBusy(number);
    try {
      await saveFromApp(`/app/artworks/${artworkId}/versions/${number}`, "artwork.zip");
    } catch {
      shopify.toast.show(words.versions.exportFailed, { isError: true });
    } finally {
      setBusy(null);
    }
  };
  return { save, busy };
}
