import { Banner } from "@shopify/polaris";
import type { Balance } from "../../domain/credits/read-balance.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

/** That prints wait for credits, or soon will. Nothing while neither is so. `buy`: with the way to where credits are bought. */
export function WaitingPrints({ balance, buy }: { balance: Balance; buy?: string }) {
  const words = useWords(creditsWords);
  const formats = useFormats();
  const { waiting, low } = balance;
  if (waiting.prints > 0) {
    const needed = plural(words.credits, waiting.credits, formats.whole(waiting.credits));
    return (
      <Banner
        tone="warning"
        title={plural(words.waiting.title, waiting.prints, formats.whole(waiting.prints))}
        {...(buy && { action: { content: buy, url: "/app/credits" } })}
        secondaryAction={{ content: words.waiting.orders, url: "/app/orders?status=awaiting-credits" }}
      >
        {words.waiting.text(needed)}
      </Banner>
    );
  }
  if (!low) return null;
  return (
    <Banner tone="info" title={words.low.title} {...(buy && { action: { content: buy, url: "/app/credits" } })}>
      {words.low.text}
    </Banner>
  );
}
