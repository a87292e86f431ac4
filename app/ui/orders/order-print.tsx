import { useFetcher } from "@remix-run/react";
import { Badge, type BadgeProps, Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { isRefusalCode, type RefusalCode, refusals } from "../../domain/errors.ts";
import type { OrderItemView } from "../../domain/orders/view-order-item.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { orderWords } from "../words/order.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import type { Shown } from "./order-photo.tsx";

export type ShownPrint = Shown<NonNullable<OrderItemView["print"]>>;

const looks: Record<ShownPrint["status"], Pick<BadgeProps, "tone" | "progress">> = {
  pending: { tone: "info", progress: "incomplete" },
  awaiting_credits: { tone: "attention", progress: "incomplete" },
  processing: { tone: "info", progress: "partiallyComplete" },
  completed: { tone: "success", progress: "complete" },
  failed: { tone: "critical" },
  cancelled: {},
};

/** The print file of one line: where it stands, the way to get it, and what to do when it could not be made or is gone. */
export function OrderPrint({ print, photosThere }: { print: ShownPrint | null; photosThere: boolean }) {
  const words = useWords(orderWords).print;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {words.title}
        </Text>
        {print && !print.gone ? <Badge {...looks[print.status]}>{words.status[print.status]}</Badge> : null}
      </InlineStack>
      {print ? <PrintState print={print} photosThere={photosThere} /> : <Text as="p">{words.unpaid}</Text>}
    </BlockStack>
  );
}

function PrintState({ print, photosThere }: { print: ShownPrint; photosThere: boolean }) {
  const words = useWords(orderWords).print;
  const formats = useFormats();
  if (print.status === "failed") return <FailedPrint print={print} />;
  if (print.gone) return <GonePrint print={print} photosThere={photosThere} />;
  if (print.status === "cancelled") return <Text as="p">{words.cancelled}</Text>;
  if (print.status === "awaiting_credits") return <WaitingPrint />;
  if (print.status !== "completed" || !print.downloadUrl) return <Text as="p">{words.soon}</Text>;
  const [width, height] = [print.widthPx ?? 0, print.heightPx ?? 0].map(formats.whole) as [string, string];
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p" tone="subdued">
        {words.ready(
          words.formats[print.contentType ?? ""] ?? "PNG",
          width,
          height,
          formats.tenths((print.bytes ?? 0) / 1_000_000),
        )}
      </Text>
      <PrintQuality photos={print.quality} />
      <Button variant="primary" url={print.downloadUrl} target="_blank">
        {words.download}
      </Button>
    </BlockStack>
  );
}

/** Nothing is lost, and nothing is to be done but to get credits. */
function WaitingPrint() {
  const words = useWords(orderWords).print;
  return (
    <Banner tone="warning" title={words.waitingTitle} action={{ content: words.getCredits, url: "/app/credits" }}>
      {words.waiting}
    </Banner>
  );
}

/** What the print is worth, photo by photo, and what to look at before it goes to the printer. */
function PrintQuality({ photos }: { photos: ShownPrint["quality"] }) {
  const words = useWords(orderWords).print;
  const formats = useFormats();
  return photos.map(({ label, dpi, enlarged, clipped, warnings }) => (
    <BlockStack key={label}>
      <Text as="p">
        {`${label}: `}
        {words.quality(formats.whole(dpi), enlarged > 1.05 ? formats.tenths(enlarged) : null, formats.percent(clipped))}
      </Text>
      {warnings.map((warning) => (
        <Text key={warning} as="p" tone="caution">
          {words.warnings[warning]}
        </Text>
      ))}
    </BlockStack>
  ));
}

/** Asking for a print once more; `refusal` when it may not be. */
function useAskAgain(printId: string) {
  const said = useWords(refusals);
  const fetcher = useFetcher<{ kind: string; code?: RefusalCode }>();
  return {
    busy: fetcher.state !== "idle",
    ask: () => fetcher.submit({ printId }, { method: "post" }),
    refusal: fetcher.data?.code ? said[fetcher.data.code] : null,
  };
}

function FailedPrint({ print }: { print: ShownPrint }) {
  const words = useWords(orderWords).print;
  const again = useAskAgain(print.id);
  const { credits } = useWords(creditsWords);
  const formats = useFormats();
  const named = (count: number) => plural(credits, count, formats.whole(count));
  const said = useWords(refusals);
  const code = print.failure ?? "render-failed";
  const otherwise = isRefusalCode(code) ? said[code] : words.failures["render-failed"];
  return (
    <Banner
      tone="critical"
      title={words.failedTitle}
      action={{ content: words.tryAgain, loading: again.busy, onAction: again.ask }}
    >
      <p>{words.failures[code] ?? otherwise}</p>
      <p>{words.retryCost(named(print.credits), named(print.available))}</p>
      {again.refusal ? <p>{again.refusal}</p> : null}
    </Banner>
  );
}

function GonePrint({ print, photosThere }: { print: ShownPrint; photosThere: boolean }) {
  const words = useWords(orderWords).print;
  const again = useAskAgain(print.id);
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">{words.gone}</Text>
      {photosThere ? <Text as="p">{words.freeAgain}</Text> : null}
      {again.refusal ? <Text as="p">{again.refusal}</Text> : null}
      {photosThere ? (
        <Button loading={again.busy} onClick={again.ask}>
          {words.makeAgain}
        </Button>
      ) : null}
    </BlockStack>
  );
}
