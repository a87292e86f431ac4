import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useFormats } from "../formats.tsx";
import { photosWords, photoWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import type { Details } from "./photo-facts.tsx";
import { useFileOpening } from "./use-file-opening.ts";

/** What is stored of a picture and of what was made of it, to save. */
export function PhotoFiles({ files }: { files: Details["files"] }) {
  const words = useWords(photoWords).files;
  const kinds = useWords(photosWords).kind;
  const formats = useFormats();
  const { opening, open } = useFileOpening();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        {files.length === 0 ? <Text as="p">{words.none}</Text> : null}
        {files.map(({ id, kind, bytes, widthPx, heightPx, name }) => (
          <InlineStack key={id} align="space-between" blockAlign="center" gap="300" wrap={false}>
            <BlockStack>
              <Text as="h3" variant="headingSm">
                {kinds[kind]}
              </Text>
              <Text as="p" tone="subdued">
                {[
                  widthPx && heightPx ? `${formats.whole(widthPx)} × ${formats.whole(heightPx)}` : null,
                  bytes === null ? null : formats.bytes(bytes),
                ]
                  .filter((part) => part !== null)
                  .join(", ")}
              </Text>
            </BlockStack>
            <Button onClick={() => open(id)} loading={opening === id} accessibilityLabel={`${words.download}: ${name}`}>
              {words.download}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
