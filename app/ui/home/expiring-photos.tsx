import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import type { Home } from "../../domain/shops/read-home.ts";
import { Moment, useFormats } from "../formats.tsx";
import { homeWords } from "../words/home.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

/** Photos of open orders that will soon be deleted, and a way to keep them longer. */
export function ExpiringPhotos({ expiring }: { expiring: Home["expiring"] }) {
  const words = useWords(homeWords).expiring;
  const formats = useFormats();
  const fetcher = useFetcher();
  if (!expiring) return null;
  const count = expiring.imageIds.length;
  return (
    <Banner
      tone="warning"
      title={plural(words.title, count, formats.whole(count))}
      action={{
        content: words.extend,
        loading: fetcher.state !== "idle",
        onAction: () => fetcher.submit({ keep: "expiring" }, { method: "post" }),
      }}
      secondaryAction={{ content: words.orders, url: "/app/orders" }}
    >
      <Moment at={expiring.first} say={words.text} />
    </Banner>
  );
}
