import { BlockStack, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { Facts } from "../facts.tsx";
import { Moment, useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { photoWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import type { Details } from "./photo-facts.tsx";

type Use = Details["uses"][number];

/** The artworks a picture is part of: what is shown of it there, and who ordered it. */
export function PhotoUses({ uses }: { uses: Details["uses"] }) {
  const words = useWords(photoWords).uses;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        {uses.length === 0 ? <Text as="p">{words.none}</Text> : null}
        {uses.map((use, index) => (
          <Fragment key={use.id}>
            {index > 0 ? <Divider /> : null}
            <PhotoUse use={use} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function PhotoUse({ use }: { use: Use }) {
  const words = useWords(photoWords).uses;
  const formats = useFormats();
  const shownOf = ({ shown, rotationDegrees }: Use["photos"][number]) => {
    const share = words.share(formats.whole(Math.max(1, shown * 100)));
    return rotationDegrees === 0 ? share : words.turned(share, formats.tenths(rotationDegrees));
  };
  const looks = useWords(orderWords).photo.looks;
  const slots = use.photos.flatMap((photo) => [
    { name: `${photo.label} – ${words.crop.toLowerCase()}`, value: shownOf(photo) },
    ...(photo.effect ? [{ name: words.look, value: looks[photo.effect] ?? photo.effect }] : []),
    ...(photo.cutout ? [{ name: words.background, value: words.removed }] : []),
  ]);
  const orders =
    use.orders.length === 0 ? (
      words.noOrder
    ) : (
      <InlineStack gap="200">
        {use.orders.map((order) => (
          <Link key={`${order.id} ${order.title}`} url={`/app/orders/${order.id}`}>
            {order.name}
          </Link>
        ))}
      </InlineStack>
    );
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Link url={`/app/artworks/${use.artwork.id}`}>{use.artwork.title}</Link>
        <Text as="span" tone="subdued">
          <Moment at={use.chosenAt} form="time" />
        </Text>
      </InlineStack>
      <Facts
        facts={[
          { name: words.product, value: use.productTitle ?? words.noProduct },
          ...slots,
          ...use.texts.map(({ label, text }) => ({ name: label, value: text })),
          { name: words.orders, value: orders },
        ]}
      />
    </BlockStack>
  );
}
