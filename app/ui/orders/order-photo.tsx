import { Badge, BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import type { OrderItemView } from "../../domain/orders/view-order-item.ts";
import { Facts } from "../facts.tsx";
import { Moment, useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { photoWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import { PhotoThumbnail } from "./photo-thumbnail.tsx";

type Photo = Shown<OrderItemView["photos"][number]>;

/** A domain view as it reaches the browser. */
export type Shown<View> = { [Name in keyof View]: View[Name] extends Date | null ? Date | string | null : View[Name] };
const sharpnessTones = { sharp: "success", soft: "warning", "too-small": "critical" } as const;

/** One shopper's photo: what it is, how sharp it prints, and how long it is kept. */
export function OrderPhoto({ photo }: { photo: Photo }) {
  const words = useWords(orderWords).photo;
  const { sharpness, tiers } = useWords(orderWords);
  const { openPhoto } = useWords(photoWords);
  const formats = useFormats();
  const name = photo.fileName ?? words.unnamed;
  const gone = photo.status === "gone";
  const facts = [
    photo.petName ? { name: words.pet, value: photo.petName } : null,
    photo.effect ? { name: words.look, value: words.looks[photo.effect] ?? photo.effect } : null,
    photo.cutout ? { name: words.background, value: words.cutout } : null,
    photo.widthPx && photo.heightPx
      ? { name: words.pixels, value: words.pixelSize(formats.whole(photo.widthPx), formats.whole(photo.heightPx)) }
      : null,
    photo.dpi !== null && photo.sharpness
      ? {
          name: words.sharpness,
          value: (
            <InlineStack gap="200" blockAlign="center">
              <span>{words.dpi(formats.whole(photo.dpi))}</span>
              <Badge tone={sharpnessTones[photo.sharpness]}>{sharpness[photo.sharpness]}</Badge>
            </InlineStack>
          ),
        }
      : null,
    gone ? null : { name: words.stage, value: tiers.names[photo.tier] },
    !gone && photo.keptUntil ? { name: words.kept, value: <Moment at={photo.keptUntil} /> } : null,
  ].filter((fact) => fact !== null);

  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <PhotoThumbnail photoId={photo.id} alt={words.alt(name)} there={photo.status === "completed"} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <BlockStack gap="100">
          <InlineStack align="space-between" gap="200">
            <Text as="h4" variant="headingSm" breakWord>
              {photo.label}
            </Text>
            <Link url={`/app/photos/${photo.id}`}>{openPhoto}</Link>
          </InlineStack>
          {gone && photo.deletedAt ? (
            <Text as="p" tone="subdued">
              <Moment at={photo.deletedAt} say={words.deleted} />
            </Text>
          ) : null}
          <Facts facts={facts} />
        </BlockStack>
      </div>
    </InlineStack>
  );
}
