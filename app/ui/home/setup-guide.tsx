import { Await, useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { Suspense } from "react";
import type { Home } from "../../domain/shops/read-home.ts";
import { homeWords } from "../words/home.ts";
import { useWords } from "../words/use-words.tsx";
import type { Words } from "../words/words.ts";
import { themeEditorLink, useBlockStatus } from "./block-status.ts";
import { GuideStep } from "./guide-step.tsx";

const stepCount = 3;
const progressId = "setup-guide-progress";

/** Three steps from a fresh install to the first photo; the merchant may put it away at any time. */
export function SetupGuide({
  guide,
  apiKey,
  storefrontPage,
}: {
  guide: Home["guide"];
  apiKey: string;
  storefrontPage: Promise<string | null> | null;
}) {
  const words = useWords(homeWords).guide;
  const block = useBlockStatus();
  const fetcher = useFetcher();
  const assigned = guide.product !== null;
  const done = [assigned, block === "on", guide.tried].filter(Boolean).length;
  const primaryStep = assigned ? (block === "off" ? "block" : "try") : "assign";

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" wrap={false}>
            <Text as="h2" variant="headingMd">
              {words.title}
            </Text>
            <Button
              icon={XIcon}
              variant="tertiary"
              accessibilityLabel={words.close}
              loading={fetcher.state !== "idle"}
              onClick={() => fetcher.submit({ guide: "close" }, { method: "post" })}
            />
          </InlineStack>
          <Text as="p">{done === stepCount ? words.finished : words.intro}</Text>
          <InlineStack gap="300" blockAlign="center" wrap={false}>
            <Text as="span" id={progressId} tone="subdued" breakWord={false}>
              {words.progress(done, stepCount)}
            </Text>
            <Box width="100%" maxWidth="240px">
              <ProgressBar
                progress={(done / stepCount) * 100}
                size="small"
                tone="primary"
                ariaLabelledBy={progressId}
                animated={false}
              />
            </Box>
          </InlineStack>
        </BlockStack>

        <BlockStack gap="100">
          <GuideStep
            title={words.assign.title}
            done={assigned}
            text={assigned ? words.assign.doneText : words.assign.text}
          >
            <Button url="/app/artworks" variant={primaryStep === "assign" ? "primary" : "plain"}>
              {assigned ? words.assign.doneAction : words.assign.action}
            </Button>
          </GuideStep>
          <GuideStep title={words.block.title} done={block === "on"} text={blockText(words.block, block)}>
            {block === "on" ? null : (
              <Button
                variant={primaryStep === "block" ? "primary" : "secondary"}
                onClick={() => window.open(themeEditorLink(apiKey), "_top")}
              >
                {words.block.action}
              </Button>
            )}
          </GuideStep>
          <GuideStep title={words.try.title} done={guide.tried} text={tryText(words.try, guide)}>
            {storefrontPage && !guide.tried ? (
              <Suspense fallback={<Button loading>{words.try.action}</Button>}>
                <Await resolve={storefrontPage}>
                  {(page) =>
                    page ? (
                      <Button url={page} target="_blank" variant={primaryStep === "try" ? "primary" : "secondary"}>
                        {words.try.action}
                      </Button>
                    ) : (
                      <Text as="span">{words.try.away}</Text>
                    )
                  }
                </Await>
              </Suspense>
            ) : null}
          </GuideStep>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

type GuideWords = Words<typeof homeWords>["guide"];

function blockText(words: GuideWords["block"], block: ReturnType<typeof useBlockStatus>): string {
  if (block === "on") return words.doneText;
  if (block === "checking") return words.checking;
  return block === "unknown" ? words.unknown : words.text;
}

function tryText(words: GuideWords["try"], { tried, product }: Home["guide"]): string {
  if (tried) return words.doneText;
  return product ? words.text(product.productTitle) : words.waiting;
}
