import { useFetcher } from "@remix-run/react";
import { Checkbox } from "@shopify/polaris";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import { creditsWords } from "../words/credits.ts";
import { useWords } from "../words/use-words.tsx";

/** Whether staff may buy; what the owner alone may change is told to whoever else tries. */
export function StaffMayBuy({ kept }: { kept: boolean }) {
  const { packs: words } = useWords(creditsWords);
  const refused = useWords(refusals);
  const fetcher = useFetcher<{ outcome: "kept" } | { outcome: "refused"; code: RefusalCode }>();
  const asked = fetcher.formData?.get("staff");
  const error = fetcher.data?.outcome === "refused" && !asked ? refused[fetcher.data.code] : null;
  return (
    <Checkbox
      label={words.staff}
      helpText={words.staffHelp}
      checked={asked ? asked === "true" : kept}
      disabled={fetcher.state !== "idle"}
      onChange={(allow) => fetcher.submit({ staff: String(allow) }, { method: "post" })}
      {...(error && { error })}
    />
  );
}
