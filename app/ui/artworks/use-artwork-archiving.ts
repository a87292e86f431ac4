import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import { artworkWords } from "../words/artworks.ts";
import { useWords } from "../words/use-words.tsx";

type ArchivingAnswer = { kind: "archived" } | { kind: "unarchived" } | { kind: "refused"; code: RefusalCode };

/** Putting an artwork away, and bringing it back. */
export function useArtworkArchiving() {
  const shopify = useAppBridge();
  const refused = useWords(refusals);
  const { done, undone } = useWords(artworkWords).archive;
  const fetcher = useFetcher<ArchivingAnswer>();
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer || answer.kind === "refused") return;
    shopify.toast.show(answer.kind === "archived" ? done : undone);
  }, [answer, shopify, undone, done]);

  return {
    busy: fetcher.state !== "idle",
    refusal: answer?.kind === "refused" && fetcher.state === "idle" ? refused[answer.code] : null,
    archive: () => fetcher.submit({ intent: "archive" }, { method: "post" }),
    unarchive: () => fetcher.submit({ intent: "unarchive" }, { method: "post" }),
  };
}
