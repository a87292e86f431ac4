import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { type ReactNode, useEffect } from "react";
import type { Failures } from "../../domain/activity/list-failures.ts";
import { isRefusalCode, refusals } from "../../domain/errors.ts";
import { Empty } from "../empty.tsx";
import { Moment, useFormats } from "../formats.tsx";
import { activityWords } from "../words/activity.ts";
import { creditsWords } from "../words/credits.ts";
import { orderWords } from "../words/order.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

type At = { at: string | Date };
export interface ShownFailures extends Omit<Failures, "prints" | "deliveries"> {
  prints: (Omit<Failures["prints"][number], "at"> & At)[];
  deliveries: (Omit<Failures["deliveries"][number], "at"> & At)[];
}

/** Trying again, and saying of how many. */
function useRetry() {
  const { look: words } = useWords(activityWords);
  const formats = useFormats();
  const shopify = useAppBridge();
  const fetcher = useFetcher<{ tried: number }>();
  const { data } = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when the answer comes
  useEffect(() => {
    if (data) shopify.toast.show(plural(words.tried, data.tried, formats.whole(data.tried)));
  }, [data]);
  return {
    busy: fetcher.state !== "idle",
    retry: (what: Record<string, string>) => fetcher.submit(what, { method: "post" }),
  };
}

/** What could not be done: what it was, why, what trying again does, and the button for it. */
export function FailureList({ failures }: { failures: ShownFailures }) {
  const words = useWords(activityWords);
  const { failures: reasons } = useWords(orderWords).print;
  const { credits } = useWords(creditsWords);
  const said = useWords(refusals);
  const formats = useFormats();
  const all = useRetry();
  const { prints, printCount, deliveries, deliveryCount } = failures;
  if (printCount + deliveryCount === 0)
    return <Empty icon={CheckCircleIcon} title={words.look.none} text={words.look.noneText} />;
  const shown = prints.length + deliveries.length;
  return (
    <BlockStack>
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="p" tone="subdued">
            {shown < printCount + deliveryCount
              ? words.look.more(formats.whole(shown), formats.whole(printCount + deliveryCount))
              : ""}
          </Text>
          <Button loading={all.busy} onClick={() => all.retry({ all: "true" })}>
            {words.look.all}
          </Button>
        </InlineStack>
      </Box>
      {deliveries.map(({ id, topic, at, attempts }) => (
        <Failure
          key={id}
          what={{ deliveryId: id }}
          title={`${words.look.message}: ${words.topics[topic] ?? topic}`}
          at={at}
          retry={words.look.messageRetry(formats.whole(attempts))}
        />
      ))}
      {prints.map(({ id, title, code, credits: price, at, order }) => (
        <Failure
          key={id}
          what={{ printId: id }}
          title={words.look.print(title)}
          at={at}
          about={<Link url={`/app/orders/${order.id}`}>{order.name}</Link>}
          why={reasons[code] ?? (isRefusalCode(code) ? said[code] : reasons["render-failed"])}
          retry={words.look.printRetry(plural(credits, price, formats.whole(price)))}
        />
      ))}
    </BlockStack>
  );
}

function Failure({
  what,
  title,
  at,
  about,
  why,
  retry,
}: {
  what: Record<string, string>;
  title: string;
  at: string | Date;
  about?: ReactNode;
  why?: string | undefined;
  retry: string;
}) {
  const { look: words } = useWords(activityWords);
  const one = useRetry();
  return (
    <Box padding="400" borderColor="border-secondary" borderBlockStartWidth="025">
      <InlineStack align="space-between" blockAlign="start" gap="300">
        <Box maxWidth="36rem">
          <BlockStack gap="100">
            <Text as="h2" variant="headingSm">
              {title}
            </Text>
            <Text as="span" tone="subdued">
              {about}
              {about ? " · " : null}
              <Moment at={at} form="time" />
            </Text>
            {why ? <Text as="p">{why}</Text> : null}
            <Text as="p" tone="subdued">
              {retry}
            </Text>
          </BlockStack>
        </Box>
        <Button loading={one.busy} onClick={() => one.retry(what)} accessibilityLabel={`${words.retry}: ${title}`}>
          {words.retry}
        </Button>
      </InlineStack>
    </Box>
  );
}
