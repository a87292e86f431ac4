import { Badge, InlineStack, Link, Text } from "@shopify/polaris";
import type { ListedPhoto } from "../../domain/photos/list-photos.ts";
import { Moment, useFormats } from "../formats.tsx";
import { photosWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import type { Shown } from "./shown.ts";

export type Photo = Shown<ListedPhoto>;

/** What people call a picture. */
export function useNameOf() {
  const { kind: kinds } = useWords(photosWords);
  return ({ petName, fileName, kind }: Pick<Photo, "petName" | "fileName" | "kind">) =>
    petName || fileName || kinds[kind];
}

export function PhotoName({ photo }: { photo: Photo }) {
  const nameOf = useNameOf();
  return (
    <Link dataPrimaryLink monochrome removeUnderline url={`/app/photos/${photo.id}`}>
      <Text as="span" variant="bodyMd" fontWeight="semibold" truncate>
        {nameOf(photo)}
      </Text>
    </Link>
  );
}

/** How long it is kept, in as few words as there are. */
export function PhotoEnd({ photo, plain = false }: { photo: Photo; plain?: boolean }) {
  const words = useWords(photosWords);
  const say = plain ? undefined : words.keptUntil;
  if (photo.deletedAt) return <Moment at={photo.deletedAt} say={words.deletedOn} />;
  if (photo.held) return <Badge tone="info">{words.held}</Badge>;
  if (photo.keptUntil) return <Moment at={photo.keptUntil} {...(say && { say })} />;
  return <span>{words.keptForGood}</span>;
}

export function PhotoOrders({ photo }: { photo: Photo }) {
  const words = useWords(photosWords);
  const formats = useFormats();
  const [first, ...others] = photo.orders;
  if (!first) {
    return (
      <Text as="span" tone="subdued">
        {words.noOrder}
      </Text>
    );
  }
  const said = others.length > 0 ? words.moreOrders(first.name, formats.whole(others.length)) : first.name;
  return (
    <InlineStack>
      <Link url={`/app/orders/${first.id}`} monochrome>
        {said}
      </Link>
    </InlineStack>
  );
}
