import { Banner, BlockStack, Box, Card, Divider, InlineGrid, Text } from "@shopify/polaris";
import type { OrderDetails } from "../../domain/orders/read-order.ts";
import { Facts } from "../facts.tsx";
import { useFormats } from "../formats.tsx";
import { printSize } from "../print-size.ts";
import { orderWords } from "../words/order.ts";
import { sharedWords } from "../words/shared.ts";
import { useWords } from "../words/use-words.tsx";
import { OrderPhoto, type Shown } from "./order-photo.tsx";
import { OrderPreview } from "./order-preview.tsx";
import { OrderPrint, type ShownPrint } from "./order-print.tsx";

type View = OrderDetails["items"][number];
export type ShownItem = Omit<Shown<View>, "photos" | "print"> & {
  photos: Shown<View["photos"][number]>[];
  print: ShownPrint | null;
};

/** One line of an order: the preview the shopper saw, their photos, and the print. */
export function OrderItem({ item, cancelled }: { item: ShownItem; cancelled: boolean }) {
  const words = useWords(orderWords).line;
  const shared = useWords(sharedWords);
  const { flags } = useWords(orderWords);
  const formats = useFormats();
  const released = item.releasedAt !== null;
  const photosThere = item.photos.every((photo) => photo.status === "completed");
  const count = formats.whole(released ? item.quantity : item.currentQuantity);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd" tone={released ? "subdued" : undefined}>
          {item.title}
        </Text>
        {released || cancelled ? <Banner tone="info">{cancelled ? words.cancelled : words.released}</Banner> : null}
        {item.flag ? (
          <Banner tone="warning" title={flags[item.flag].title}>
            {flags[item.flag].text}
          </Banner>
        ) : null}
        {item.preview ? (
          <InlineGrid columns={{ xs: 1, sm: "minmax(0, 2fr) minmax(0, 3fr)" }} gap="400">
            <OrderPreview title={item.title} preview={item.preview} />
            <BlockStack gap="400">
              {item.artwork ? (
                <Facts
                  facts={[
                    { name: words.artwork, value: item.artwork.title },
                    { name: words.size, value: printSize(item.artwork, formats, shared.printSize) },
                    { name: words.quantity, value: count },
                    ...item.texts.map(({ label, text }) => ({ name: label, value: text })),
                  ]}
                />
              ) : null}
              <Divider />
              {item.photos.map((photo) => (
                <OrderPhoto key={photo.id} photo={photo} />
              ))}
              {item.print || !(released || cancelled) ? (
                <>
                  <Divider />
                  <OrderPrint print={item.print} photosThere={photosThere} />
                </>
              ) : null}
            </BlockStack>
          </InlineGrid>
        ) : item.flag ? null : (
          <Box>
            <Text as="p">{words.noPhoto}</Text>
          </Box>
        )}
      </BlockStack>
    </Card>
  );
}
