import { BlockStack, Box, Checkbox, InlineStack, Pagination, type PaginationProps, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { photosWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import { type Photo, PhotoEnd, PhotoName, PhotoOrders, useNameOf } from "./photo-labels.tsx";
import { PhotoPicture } from "./photo-picture.tsx";
import type { PhotoSelection } from "./use-photo-selection.ts";

const grid = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(min(9.5rem, 42vw), 1fr))",
  gap: "var(--p-space-400)",
  listStyle: "none",
  margin: 0,
  padding: 0,
} as const;

/** Photos as pictures, each with its name, how long it is kept, and a box to choose it by. */
export function PhotosGrid({
  photos,
  selection,
  bar,
  pagination,
  emptyState,
}: {
  photos: Photo[];
  selection: PhotoSelection;
  /** What can be done with those chosen. */
  bar: ReactNode;
  pagination: PaginationProps | undefined;
  emptyState: ReactNode;
}) {
  const words = useWords(photosWords);
  const nameOf = useNameOf();
  if (photos.length === 0) return emptyState;
  return (
    <>
      {bar}
      <Box padding="400">
        <ul style={grid}>
          {photos.map((photo) => (
            <li key={photo.id} style={{ minWidth: 0 }}>
              <BlockStack gap="200">
                <PhotoPicture thumbnail={photo.thumbnail} alt={nameOf(photo)} width="100%" />
                <InlineStack gap="100" wrap={false} blockAlign="start">
                  <Checkbox
                    label={words.select(nameOf(photo))}
                    labelHidden
                    checked={selection.has(photo.id)}
                    onChange={() => selection.toggle(photo.id)}
                  />
                  <div style={{ minWidth: 0 }}>
                    <BlockStack>
                      <PhotoName photo={photo} />
                      <Text as="span" tone="subdued" variant="bodySm">
                        <PhotoEnd photo={photo} />
                      </Text>
                      <Text as="span" variant="bodySm">
                        <PhotoOrders photo={photo} />
                      </Text>
                    </BlockStack>
                  </div>
                </InlineStack>
              </BlockStack>
            </li>
          ))}
        </ul>
      </Box>
      {pagination ? (
        <Box padding="200" borderBlockStartWidth="025" borderColor="border-secondary">
          <InlineStack align="center">
            <Pagination {...pagination} />
          </InlineStack>
        </Box>
      ) : null}
    </>
  );
}
