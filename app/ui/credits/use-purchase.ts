import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { RefusalCode } from "../../domain/errors.ts";

type Answer = { outcome: "started"; confirmationUrl: string } | { outcome: "refused"; code: RefusalCode };

/** Starts a purchase and leads to the page where Shopify asks the merchant to approve it. */
export function usePurchase() {
  const fetcher = useFetcher<Answer>();
  const { data } = fetcher;
  const started = data?.outcome === "started" ? data.confirmationUrl : null;

  // Out of the frame: Shopify's page won't be shown inside another.
  useEffect(() => {
    if (started) open(started, "_top");
  }, [started]);

  return {
    /** The pack being bought, until Shopify's page is there. */
    busyWith: fetcher.state !== "idle" || started ? Number(fetcher.formData?.get("credits") ?? 0) || "leaving" : null,
    refusal: fetcher.state === "idle" && data?.outcome === "refused" ? data.code : null,
    buy: (credits: number) => fetcher.submit({ credits }, { method: "post" }),
  };
}
