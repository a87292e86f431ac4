import { BlockStack, Box, IndexTable, type IndexTableProps, InlineStack, Text } from "@shopify/polaris";
import { useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { photosWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import { type Photo, PhotoEnd, PhotoName, PhotoOrders, useNameOf } from "./photo-labels.tsx";
import { PhotoPicture } from "./photo-picture.tsx";
import type { PhotoSelection } from "./use-photo-selection.ts";

/** Photos as a list: a row each, or on a phone a picture and three lines. */
export function PhotosTable({
  photos,
  selection,
  narrow,
  ...more
}: { photos: Photo[]; selection: PhotoSelection; narrow: boolean } & Pick<
  IndexTableProps,
  "promotedBulkActions" | "pagination" | "emptyState"
>) {
  const words = useWords(photosWords);
  const nameOf = useNameOf();
  const stages = useWords(orderWords).tiers.names;
  const formats = useFormats();
  const { columns } = words;
  return (
    <IndexTable
      resourceName={words.resource}
      itemCount={photos.length}
      selectedItemsCount={selection.all ? "All" : selection.ids.length}
      onSelectionChange={selection.change}
      condensed={narrow}
      headings={[
        { title: columns.photo },
        { title: columns.orders },
        { title: columns.stage },
        { title: columns.kept },
        { title: columns.size, alignment: "end" },
      ]}
      {...more}
    >
      {photos.map((photo, position) => (
        <IndexTable.Row key={photo.id} id={photo.id} position={position} selected={selection.has(photo.id)}>
          {narrow ? (
            <Box padding="300" width="100%">
              <InlineStack gap="300" wrap={false} blockAlign="center">
                <PhotoPicture thumbnail={photo.thumbnail} alt="" width="56px" />
                <BlockStack>
                  <PhotoName photo={photo} />
                  <Text as="span" tone="subdued">
                    <PhotoEnd photo={photo} />
                  </Text>
                  <PhotoOrders photo={photo} />
                </BlockStack>
              </InlineStack>
            </Box>
          ) : (
            <>
              <IndexTable.Cell>
                <InlineStack gap="300" wrap={false} blockAlign="center">
                  <PhotoPicture thumbnail={photo.thumbnail} alt={nameOf(photo)} width="40px" />
                  <div style={{ maxWidth: "16rem", overflow: "hidden" }}>
                    <PhotoName photo={photo} />
                  </div>
                </InlineStack>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <PhotoOrders photo={photo} />
              </IndexTable.Cell>
              <IndexTable.Cell>{stages[photo.tier]}</IndexTable.Cell>
              <IndexTable.Cell>
                <PhotoEnd photo={photo} plain />
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric>
                  {photo.bytes === null ? "–" : formats.bytes(photo.bytes)}
                </Text>
              </IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
