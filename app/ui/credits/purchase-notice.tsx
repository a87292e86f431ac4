import { useRevalidator } from "@remix-run/react";
import { Banner, type BannerProps } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { PurchaseStatus } from "../../domain/credits/settle-purchase.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

const tones: Record<PurchaseStatus, NonNullable<BannerProps["tone"]>> = {
  granted: "success",
  pending: "info",
  declined: "warning",
  expired: "warning",
  refused: "critical",
};

const pauseMs = 3_000;
const most = 20;

/** What has become of the purchase the merchant comes back from; looks again by itself while Shopify is at it. */
export function PurchaseNotice({
  notice: { status, credits },
}: {
  notice: { status: PurchaseStatus; credits: number };
}) {
  const words = useWords(creditsWords);
  const formats = useFormats();
  const { revalidate } = useRevalidator();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (status !== "pending" || looks >= most) return;
    const timer = setTimeout(() => {
      setLooks(looks + 1);
      revalidate();
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [status, looks, revalidate]);

  const { title, text } = words.notice[status];
  return (
    <Banner
      tone={tones[status]}
      title={typeof title === "string" ? title : title(plural(words.credits, credits, formats.whole(credits)))}
    >
      {text}
    </Banner>
  );
}
