import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { artworkWords } from "../words/artworks.ts";

type ArchivingAnswer = { kind: "archived" } | { kind: "unarchived" } | { kind: "refused"; message: string };

/** Putting an artwork away, and bringing it back. */
export function useArtworkArchiving() {
  const shopify = useAppBridge();
  const fetcher = useFetcher<ArchivingAnswer>();
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer || answer.kind === "refused") return;
    const { done, undone } = artworkWords.archive;
    shopify.toast.show(answer.kind === "archived" ? done : undone);
  }, [answer, shopify]);

  return {
    busy: fetcher.state !== "idle",
    refusal: answer?.kind === "refused" && fetcher.state === "idle" ? answer.message : null,
    archive: () => fetcher.submit({ intent: "archive" }, { method: "post" }),
    unarchive: () => fetcher.submit({ intent: "unarchive" }, { method: "post" }),
  };
}
