import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, InlineGrid } from "@shopify/polaris";
import type { PhotoDetails } from "../../domain/photos/read-photo.ts";
import { Facts } from "../facts.tsx";
import { Moment, useFormats } from "../formats.tsx";
import { saveFromApp } from "../save-from-app.ts";
import { orderWords } from "../words/order.ts";
import { photosWords, photoWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import { useNameOf } from "./photo-labels.tsx";
import { PhotoPicture } from "./photo-picture.tsx";
import type { Shown } from "./shown.ts";

export type Details = Shown<PhotoDetails>;

/** What a picture is, and until when. */
export function PhotoFacts({ photo }: { photo: Details }) {
  const words = useWords(photoWords);
  const nameOf = useNameOf();
  const stages = useWords(orderWords).tiers.names;
  const kinds = useWords(photosWords).kind;
  const formats = useFormats();
  const { fields } = words;
  const { widthPx, heightPx, bytes } = photo;
  const gone = photo.deletedAt !== null;
  const facts = [
    { name: fields.kind, value: kinds[photo.kind] },
    photo.petName ? { name: fields.pet, value: photo.petName } : null,
    widthPx && heightPx
      ? { name: fields.pixels, value: `${formats.whole(widthPx)} × ${formats.whole(heightPx)}` }
      : null,
    bytes === null ? null : { name: fields.size, value: formats.bytes(bytes) },
    { name: fields.arrived, value: <Moment at={photo.arrivedAt} form="full" /> },
    gone ? null : { name: fields.stage, value: stages[photo.tier] },
    !gone && photo.keptUntil ? { name: fields.until, value: <Moment at={photo.keptUntil} /> } : null,
    photo.heldAt ? { name: fields.hold, value: <Moment at={photo.heldAt} /> } : null,
    photo.heldReason ? { name: fields.why, value: photo.heldReason } : null,
    photo.sha256 ? { name: fields.hash, value: <code style={{ wordBreak: "break-all" }}>{photo.sha256}</code> } : null,
  ].filter((fact) => fact !== null);
  return (
    <BlockStack gap="400">
      <Standing photo={photo} />
      <Card>
        <InlineGrid columns={{ xs: 1, sm: "minmax(0, 2fr) minmax(0, 3fr)" }} gap="400">
          <PhotoPicture thumbnail={photo.thumbnail} alt={nameOf(photo)} width="100%" />
          <Facts facts={facts} />
        </InlineGrid>
      </Card>
    </BlockStack>
  );
}

/** What is special about how it is kept. */
function Standing({ photo }: { photo: Details }) {
  const words = useWords(photoWords);
  const shopify = useAppBridge();
  const formats = useFormats();
  const { gone } = words;
  const save = () =>
    saveFromApp(`/app/photos/${photo.id}/receipt`, "deletion-receipt.json").catch(() =>
      shopify.toast.show(gone.failed, { isError: true }),
    );
  if (photo.deletedAt) {
    return (
      <Banner
        tone="info"
        title={gone.title(formats.moment(photo.deletedAt, "date"))}
        action={{ content: gone.receipt, onAction: save }}
      >
        {gone.text}
      </Banner>
    );
  }
  if (!photo.heldAt) return null;
  return <Banner tone="warning">{photo.erasedAfterHold ? words.eraseAfter : words.heldNow}</Banner>;
}
