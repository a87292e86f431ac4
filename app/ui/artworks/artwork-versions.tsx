import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { Moment, useFormats } from "../formats.tsx";
import { artworkWords } from "../words/artworks.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import type { useArtworkExport } from "./use-artwork-export.ts";

interface Version {
  number: number;
  createdAt: Date | string;
  toShip: number;
}

/** An artwork's versions, newest first: which is shown, what must still be shipped with each, and each as a ZIP. */
export function ArtworkVersions({
  versions,
  onProducts,
  exporting,
}: {
  versions: Version[];
  onProducts: boolean;
  exporting: ReturnType<typeof useArtworkExport>;
}) {
  const words = useWords(artworkWords).versions;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.text}
          </Text>
        </BlockStack>
        <div>
          {versions.map((version, index) => (
            <Box
              key={version.number}
              paddingBlock="200"
              borderColor="border-secondary"
              borderBlockStartWidth={index === 0 ? "0" : "025"}
            >
              <VersionLine
                version={version}
                badge={index > 0 ? null : onProducts ? words.onProducts : words.current}
                exporting={exporting}
              />
            </Box>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function VersionLine({
  version: { number, createdAt, toShip },
  badge,
  exporting,
}: {
  version: Version;
  badge: string | null;
  exporting: ReturnType<typeof useArtworkExport>;
}) {
  const words = useWords(artworkWords).versions;
  const formats = useFormats();
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span">{words.line(formats.whole(number))}</Text>
        <Text as="span" tone="subdued">
          <Moment at={createdAt} />
        </Text>
        {badge ? <Badge tone="success">{badge}</Badge> : null}
        {toShip > 0 ? <Badge>{plural(words.toShip, toShip, formats.whole(toShip))}</Badge> : null}
      </InlineStack>
      <Button
        variant="tertiary"
        loading={exporting.busy === number}
        accessibilityLabel={words.exportLabel(formats.whole(number))}
        onClick={() => exporting.save(number)}
      >
        {words.export}
      </Button>
    </InlineStack>
  );
}
