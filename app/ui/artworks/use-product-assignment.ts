import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import { useFormats } from "../formats.tsx";
import { artworkWords } from "../words/artworks.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

/** What the artwork's page answers to a change of its products. */
export type AssignmentAnswer =
  | { kind: "assigned"; assigned: number; moved: { product: string; from: string }[]; unsynced: string[] }
  | { kind: "synced"; unsynced: string[] }
  | { kind: "removed" }
  | { kind: "refused"; code: RefusalCode };

/** Choosing products in Shopify's own picker, trying again those Shopify did not take, and taking one off. */
export function useProductAssignment() {
  const words = useWords(artworkWords);
  const shopify = useAppBridge();
  const refused = useWords(refusals);
  const formats = useFormats();
  const fetcher = useFetcher<AssignmentAnswer>();
  const answer = fetcher.data;

  useEffect(() => {
    // What needs the merchant to act stays on the page; a toast would be gone before it is read.
    if (!answer || answer.kind === "refused") return;
    if (answer.kind === "removed") shopify.toast.show(words.removed);
    else if (answer.unsynced.length > 0) return;
    else if (answer.kind === "synced") shopify.toast.show(words.updated);
    else shopify.toast.show(plural(words.assigned, answer.assigned, formats.whole(answer.assigned)));
  }, [answer, formats, shopify, words]);

  return {
    busy: fetcher.state !== "idle",
    refusal: answer?.kind === "refused" && fetcher.state === "idle" ? refused[answer.code] : null,
    moved: answer?.kind === "assigned" ? answer.moved : [],
    choose: async () => {
      const chosen = await shopify.resourcePicker({ type: "product", multiple: true, filter: { variants: false } });
      if (!chosen || chosen.length === 0) return;
      const products = chosen.map(({ id, title }) => ({ id, title }));
      fetcher.submit({ intent: "assign", products: JSON.stringify(products) }, { method: "post" });
    },
    tryAgain: () => fetcher.submit({ intent: "sync" }, { method: "post" }),
    remove: (productId: string) => fetcher.submit({ intent: "remove", productId }, { method: "post" }),
  };
}
