import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Layout, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { extensions } from "../domain/photos/extensions.ts";
import { readPhoto } from "../domain/photos/read-photo.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { useFormats } from "../ui/formats.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { PhotoFacts } from "../ui/photos/photo-facts.tsx";
import { PhotoFiles } from "../ui/photos/photo-files.tsx";
import { useNameOf } from "../ui/photos/photo-labels.tsx";
import { PhotoQuestions } from "../ui/photos/photo-questions.tsx";
import { PhotoTimeline } from "../ui/photos/photo-timeline.tsx";
import { PhotoUses } from "../ui/photos/photo-uses.tsx";
import { usePhotoChanges } from "../ui/photos/use-photo-changes.ts";
import { photoChangeWords } from "../ui/words/photos.ts";
import { sharedWords } from "../ui/words/shared.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  return pageData(readPhoto(services(), { shopId: shop.id, photoId: params.photoId ?? "" }));
};

export default function PhotoPage() {
  const words = useWords(photoChangeWords);
  const nameOf = useNameOf();
  const { nav } = useWords(sharedWords);
  const photo = useLoaderData<typeof loader>();
  const changes = usePhotoChanges({ onDone: () => {} });
  const formats = useFormats();
  const ids = [photo.id];
  const [days] = extensions;
  const hold = photo.heldAt
    ? { content: words.release, onAction: () => changes.release(ids) }
    : { content: words.holdAsk, onAction: () => changes.askHold(ids) };
  const actions = [
    { content: words.extend(formats.whole(days)), onAction: () => changes.extend(ids, days) },
    ...(photo.archivedAt ? [] : [{ content: words.archive, onAction: () => changes.archive(ids) }]),
    hold,
    ...(photo.heldAt ? [] : [{ content: words.deleteAsk, destructive: true, onAction: () => changes.askDelete(ids) }]),
  ].map((action) => ({ ...action, loading: changes.busy }));
  return (
    <Page
      title={nameOf(photo)}
      backAction={{ content: nav.photos, url: "/app/photos" }}
      secondaryActions={photo.status === "completed" ? actions : []}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <PhotoFacts photo={photo} />
            <PhotoUses uses={photo.uses} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {photo.deletedAt ? null : <PhotoFiles files={photo.files} />}
            <PhotoTimeline events={photo.events} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <PhotoQuestions changes={changes} />
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
