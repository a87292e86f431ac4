import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Home } from "../../domain/shops/read-home.ts";
import { Moment } from "../formats.tsx";
import { saveFromApp } from "../save-from-app.ts";
import { homeWords } from "../words/home.ts";
import { useWords } from "../words/use-words.tsx";

/** Customers who asked what is kept of them. One goes from here once its answer was downloaded. */
export function DataRequests({ requests }: { requests: Home["dataRequests"] }) {
  const words = useWords(homeWords).dataRequests;
  const shopify = useAppBridge();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState<string | null>(null);
  if (requests.length === 0) return null;

  const save = async (id: string) => {
    setBusy(id);
    try {
      await saveFromApp(`/app/data-requests/${id}`, "data-request.zip");
      revalidate();
    } catch {
      shopify.toast.show(words.failed, { isError: true });
    } finally {
      setBusy(null);
    }
  };
  return (
    <Banner tone="info" title={words.title}>
      <BlockStack gap="300">
        <Text as="p">{words.text}</Text>
        {requests.map(({ id, shopifyRequestId, askedAt }) => (
          <InlineStack key={id} gap="300" blockAlign="center">
            <Moment at={askedAt} form="full" say={(moment) => words.asked(shopifyRequestId, moment)} />
            <Button loading={busy === id} disabled={busy !== null} onClick={() => save(id)}>
              {words.download}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Banner>
  );
}
