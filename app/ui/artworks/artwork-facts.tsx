import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ArtworkDetails } from "../../domain/artworks/read-artwork.ts";
import { Facts } from "../facts.tsx";
import { useFormats } from "../formats.tsx";
import { printSize } from "../print-size.ts";
import { artworkWords } from "../words/artworks.ts";

const words = artworkWords.details;

/** What an artwork is printed as, and what it asks of shoppers. */
export function ArtworkFacts({ print, picture }: Pick<ArtworkDetails, "print" | "picture">) {
  const formats = useFormats();
  const { whole } = formats;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        <Facts
          facts={[
            { name: words.size, value: printSize(print, formats) },
            {
              name: words.pixels,
              value: words.pixelSize(whole(print.widthPx), whole(print.heightPx), whole(print.dpi)),
            },
            { name: words.photos, value: picture.slots.map((slot) => slot.label).join(", ") },
          ]}
        />
      </BlockStack>
    </Card>
  );
}
