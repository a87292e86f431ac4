import { Modal, TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, List, Text } from "@shopify/polaris";
import { artworkWords } from "../words/artworks.ts";
import { useWords } from "../words/use-words.tsx";

/** Asks before an artwork is archived, and names the products it will be taken off. */
export function ArchiveQuestion({
  title,
  products,
  open,
  onClose,
  onConfirm,
}: {
  title: string;
  products: { id: string; title: string }[];
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const words = useWords(artworkWords).archive;
  const confirm = () => {
    onConfirm();
    onClose();
  };
  return (
    <Modal id="archive-artwork" open={open} onHide={onClose}>
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="p">{words.text}</Text>
          {products.length > 0 ? (
            <BlockStack gap="100">
              <Text as="p">{words.products}</Text>
              <List>
                {products.map((product) => (
                  <List.Item key={product.id}>{product.title}</List.Item>
                ))}
              </List>
            </BlockStack>
          ) : null}
        </BlockStack>
      </Box>
      <TitleBar title={words.title(title)}>
        <button type="button" variant="primary" tone="critical" onClick={confirm}>
          {words.confirm}
        </button>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      </TitleBar>
    </Modal>
  );
}
