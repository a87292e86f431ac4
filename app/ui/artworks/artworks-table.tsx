import { BlockStack, Box, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { ListedArtwork } from "../../domain/artworks/list-artworks.ts";
import { useFormats } from "../formats.tsx";
import { printSize } from "../print-size.ts";
import { useNarrow } from "../use-narrow.ts";
import { artworksWords } from "../words/artworks.ts";
import { plural } from "../words/plural.ts";
import { sharedWords } from "../words/shared.ts";
import { useWords } from "../words/use-words.tsx";
import { ArtworkPicture } from "./artwork-picture.tsx";

type Artwork = Omit<ListedArtwork, "version">;

export function ArtworksTable({ artworks }: { artworks: Artwork[] }) {
  const words = useWords(artworksWords);
  const narrow = useNarrow();
  return (
    <IndexTable
      resourceName={words.resource}
      itemCount={artworks.length}
      selectable={false}
      condensed={narrow}
      headings={[
        { title: words.columns.artwork },
        { title: words.columns.size },
        { title: words.columns.photos },
        { title: words.columns.products },
      ]}
    >
      {artworks.map((artwork, position) => (
        <IndexTable.Row key={artwork.id} id={artwork.id} position={position}>
          {narrow ? <NarrowCells artwork={artwork} /> : <Cells artwork={artwork} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Cells({ artwork }: { artwork: Artwork }) {
  const facts = useFacts(artwork);
  return (
    <>
      <IndexTable.Cell>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <Picture artwork={artwork} width="48px" />
          <Name artwork={artwork} />
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{facts.size}</IndexTable.Cell>
      <IndexTable.Cell>{facts.photos}</IndexTable.Cell>
      <IndexTable.Cell>{facts.products}</IndexTable.Cell>
    </>
  );
}

function NarrowCells({ artwork }: { artwork: Artwork }) {
  const facts = useFacts(artwork);
  return (
    <Box padding="300" width="100%">
      <InlineStack gap="300" blockAlign="center" wrap={false}>
        <Picture artwork={artwork} width="56px" />
        <BlockStack gap="050">
          <Name artwork={artwork} />
          <Text as="span" tone="subdued">
            {facts.size}
          </Text>
          <Text as="span" tone="subdued">
            {facts.products}
          </Text>
        </BlockStack>
      </InlineStack>
    </Box>
  );
}

function Picture({ artwork, width }: { artwork: Artwork; width: string }) {
  return (
    <div style={{ width, flex: "none" }}>
      <ArtworkPicture title={artwork.title} picture={artwork.picture} />
    </div>
  );
}

function Name({ artwork }: { artwork: Artwork }) {
  return (
    <Link dataPrimaryLink monochrome removeUnderline url={`/app/artworks/${artwork.id}`}>
      <Text as="span" variant="bodyMd" fontWeight="semibold">
        {artwork.title}
      </Text>
    </Link>
  );
}

function useFacts({ print, picture, productCount }: Artwork) {
  const shared = useWords(sharedWords);
  const words = useWords(artworksWords);
  const formats = useFormats();
  return {
    size: printSize(print, formats, shared.printSize),
    photos: plural(words.photos, picture.slots.length, formats.whole(picture.slots.length)),
    products: productCount ? plural(words.products, productCount, formats.whole(productCount)) : words.noProducts,
  };
}
