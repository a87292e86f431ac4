import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ArtworkDetails } from "../../domain/artworks/read-artwork.ts";
import { Facts } from "../facts.tsx";
import { useFormats } from "../formats.tsx";
import { artworkWords } from "../words/artworks.ts";
import { useWords } from "../words/use-words.tsx";

/** What an artwork is printed as, and what it asks of shoppers. */
export function ArtworkFacts({ sizes, picture, texts }: Pick<ArtworkDetails, "sizes" | "picture" | "texts">) {
  const words = useWords(artworkWords).details;
  const { whole } = useFormats();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        <Facts
          facts={[
            ...sizes.map((size) => ({
              name: size.name,
              value: words.pixelSize(whole(size.widthPx), whole(size.heightPx), whole(size.dpi)),
            })),
            { name: words.asksFor, value: [...picture.slots.map((slot) => slot.label), ...texts].join(", ") },
          ]}
        />
      </BlockStack>
    </Card>
  );
}
