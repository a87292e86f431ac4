import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { saveFromApp } from "../save-from-app.ts";
import { artworkWords } from "../words/artworks.ts";

/** Saves a version as a ZIP. */
export function useArtworkExport(artworkId: string) {
  const shopify = useAppBridge();
  const [busy, setBusy] = useState<number | null>(null);

  const save = async (number: number) => {
    setBusy(number);
    try {
      await saveFromApp(`/app/artworks/${artworkId}/versions/${number}`, "artwork.zip");
    } catch {
      shopify.toast.show(artworkWords.versions.exportFailed, { isError: true });
    } finally {
      setBusy(null);
    }
  };
  return { save, busy };
}
