import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import type { CleanupPlan } from "../../domain/storage/plan-cleanup.ts";
import { useFormats } from "../formats.tsx";
import type { Shown } from "../photos/shown.ts";
import { plural } from "../words/plural.ts";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";

export type CleanupAnswer =
  | { kind: "planned"; plan: Omit<Shown<CleanupPlan>, "deletion"> & { deletion: Omit<CleanupPlan["deletion"], "ids"> } }
  | { kind: "cleaned"; pictures: number; bytes: number }
  | { kind: "refused"; code: RefusalCode };

/** A clean-up: chosen, shown, and only then carried out, exactly as it was shown. */
export function useCleanup() {
  const { now } = useWords(storageWords);
  const words = useWords(storageWords).cleanup;
  const shopify = useAppBridge();
  const refused = useWords(refusals);
  const formats = useFormats();
  const fetcher = useFetcher<CleanupAnswer>();
  const [chosen, setChosen] = useState({ tier: "temporary", olderThanDays: "30" });
  const [dismissed, setDismissed] = useState<CleanupAnswer | null>(null);
  const answer = fetcher.data;

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when the answer comes
  useEffect(() => {
    if (answer?.kind === "refused") shopify.toast.show(refused[answer.code], { isError: true });
    if (answer?.kind !== "cleaned") return;
    const files = plural(now.objects, answer.pictures, formats.whole(answer.pictures));
    shopify.toast.show(words.done(files, formats.bytes(answer.bytes)));
  }, [answer]);

  const plan = answer?.kind === "planned" && answer !== dismissed ? answer.plan : null;
  return {
    chosen,
    plan,
    busy: fetcher.state !== "idle",
    // What was shown is of another choice now.
    choose: (change: Partial<typeof chosen>) => {
      setChosen({ ...chosen, ...change });
      setDismissed(answer ?? null);
    },
    dismiss: () => setDismissed(answer ?? null),
    ask: () => fetcher.submit({ intent: "plan", ...chosen, asOf: new Date().toISOString() }, { method: "post" }),
    run: () => {
      if (!plan) return;
      const { tier, olderThanDays, asOf, digest } = plan;
      const asked = { tier, olderThanDays: String(olderThanDays), asOf: new Date(asOf).toISOString(), digest };
      fetcher.submit({ intent: "run", ...asked }, { method: "post" });
    },
  };
}
