import { Modal, TitleBar } from "@shopify/app-bridge-react";
import { Badge, Banner, BlockStack, Box, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ArtworkDetails } from "../../domain/artworks/read-artwork.ts";
import { useFormats } from "../formats.tsx";
import { artworkWords } from "../words/artworks.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import type { useProductAssignment } from "./use-product-assignment.ts";

type Product = ArtworkDetails["products"][number];

/** The products an artwork is on, what is wrong with them, and the ways to change them. */
export function AssignedProducts({
  products,
  assignment,
}: {
  products: Product[];
  assignment: ReturnType<typeof useProductAssignment>;
}) {
  const words = useWords(artworkWords).products;
  const [removing, setRemoving] = useState<Product | null>(null);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.text}
          </Text>
        </BlockStack>
        <AssignmentNotice products={products} assignment={assignment} />
        {products.length === 0 ? <Text as="p">{words.none}</Text> : null}
        <div>
          {products.map((product, index) => (
            <Box
              key={product.id}
              paddingBlockStart={index === 0 ? "0" : "300"}
              paddingBlockEnd={index === products.length - 1 ? "0" : "300"}
              borderColor="border-secondary"
              borderBlockStartWidth={index === 0 ? "0" : "025"}
            >
              <ProductLine product={product} busy={assignment.busy} onRemove={() => setRemoving(product)} />
            </Box>
          ))}
        </div>
      </BlockStack>
      <RemoveProduct
        product={removing}
        onClose={() => setRemoving(null)}
        onConfirm={(product) => assignment.remove(product.id)}
      />
    </Card>
  );
}

function AssignmentNotice({
  products,
  assignment,
}: {
  products: Product[];
  assignment: ReturnType<typeof useProductAssignment>;
}) {
  const { products: words, moved } = useWords(artworkWords);
  const formats = useFormats();
  const unsynced = products.filter((product) => !product.synced).length;
  if (assignment.refusal) return <Banner tone="critical">{assignment.refusal}</Banner>;
  if (unsynced > 0 && !assignment.busy) {
    return (
      <Banner
        tone="warning"
        title={plural(words.unsyncedTitle, unsynced, formats.whole(unsynced))}
        action={{ content: words.tryAgain, onAction: assignment.tryAgain }}
      >
        {words.unsyncedText}
      </Banner>
    );
  }
  if (assignment.moved.length === 0) return null;
  return (
    <Banner tone="info" title={moved.title}>
      <List>
        {assignment.moved.map(({ product, from }) => (
          <List.Item key={product}>{moved.line(product, from)}</List.Item>
        ))}
      </List>
    </Banner>
  );
}

function ProductLine({ product, busy, onRemove }: { product: Product; busy: boolean; onRemove: () => void }) {
  const words = useWords(artworkWords).products;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
      <InlineStack gap="200" blockAlign="center">
        <Button
          variant="plain"
          textAlign="start"
          accessibilityLabel={words.open(product.title)}
          onClick={() => window.open(`shopify://admin/products/${product.id}`, "_top")}
        >
          {product.title}
        </Button>
        {product.synced ? null : <Badge tone="warning">{words.unsynced}</Badge>}
      </InlineStack>
      <Button
        variant="tertiary"
        disabled={busy}
        accessibilityLabel={words.removeLabel(product.title)}
        onClick={onRemove}
      >
        {words.remove}
      </Button>
    </InlineStack>
  );
}

function RemoveProduct({
  product,
  onClose,
  onConfirm,
}: {
  product: Product | null;
  onClose: () => void;
  onConfirm: (product: Product) => void;
}) {
  const words = useWords(artworkWords).remove;
  const title = product?.title ?? "";
  const confirm = () => {
    if (product) onConfirm(product);
    onClose();
  };
  return (
    <Modal id="remove-product" open={product !== null} onHide={onClose}>
      <Box padding="400">
        <Text as="p">{words.text(title)}</Text>
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
