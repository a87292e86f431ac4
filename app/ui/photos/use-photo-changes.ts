import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import type { PhotosChanged } from "../../domain/photos/change-photos.ts";
import type { Deletion } from "../../domain/photos/weigh-deletion.ts";
import { useFormats } from "../formats.tsx";
import { photoChangeWords } from "../words/photos.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

export type PhotoAnswer =
  | ({ outcome: "changed" } & PhotosChanged)
  | { outcome: "weighed"; deletion: Omit<Deletion, "ids"> }
  | { outcome: "refused"; code: RefusalCode };

type Asking = { what: "delete" | "hold"; ids: string[] } | null;

/** Changing photos, asking first where it can't be taken back, and saying what came of it. */
export function usePhotoChanges({ onDone }: { onDone: () => void }) {
  const words = useWords(photoChangeWords);
  const shopify = useAppBridge();
  const refused = useWords(refusals);
  const formats = useFormats();
  const changing = useFetcher<PhotoAnswer>();
  const weighing = useFetcher<PhotoAnswer>();
  const [asking, setAsking] = useState<Asking>(null);

  const answer = changing.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when the answer comes
  useEffect(() => {
    if (!answer || answer.outcome === "weighed") return;
    if (answer.outcome === "refused") {
      shopify.toast.show(refused[answer.code], { isError: true });
      return;
    }
    const parts = [
      answer.photos > 0 ? plural(words.done[answer.kind], answer.photos, formats.whole(answer.photos)) : null,
      answer.held > 0 ? plural(words.heldToo, answer.held, formats.whole(answer.held)) : null,
    ].filter((part) => part !== null);
    shopify.toast.show(parts.length > 0 ? parts.join(". ") : words.nothingDone);
    onDone();
  }, [answer]);

  const send = (ids: string[], change: Record<string, string>) => {
    changing.submit({ ids: ids.join(), ...change }, { method: "post", action: "/app/photos?index" });
    setAsking(null);
  };
  return {
    asking,
    busy: changing.state !== "idle",
    weighed: weighing.state === "idle" ? weighing.data : undefined,
    extend: (ids: string[], days: number) => send(ids, { kind: "extend", days: String(days) }),
    archive: (ids: string[]) => send(ids, { kind: "archive" }),
    release: (ids: string[]) => send(ids, { kind: "release" }),
    hold: (ids: string[], reason: string) => send(ids, { kind: "hold", reason }),
    delete: (ids: string[]) => send(ids, { kind: "delete" }),
    askHold: (ids: string[]) => setAsking({ what: "hold", ids }),
    askDelete: (ids: string[]) => {
      setAsking({ what: "delete", ids });
      weighing.submit({ ids: ids.join(), kind: "weigh" }, { method: "post", action: "/app/photos?index" });
    },
    cancel: () => setAsking(null),
  };
}

export type PhotoChanges = ReturnType<typeof usePhotoChanges>;
