import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { boundary } from "@shopify/shopify-app-remix/server";
import { listAssignedProducts } from "../domain/artworks/list-assigned-products.ts";
import { DomainError } from "../domain/errors.ts";
import { changePhotos } from "../domain/photos/change-photos.ts";
import { listPhotos } from "../domain/photos/list-photos.ts";
import { readPhotoQuery } from "../domain/photos/photo-query.ts";
import { weighDeletion } from "../domain/photos/weigh-deletion.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { Empty } from "../ui/empty.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { PhotoLibrary } from "../ui/photos/photo-library.tsx";
import { photosWords } from "../ui/words/photos.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const [listed, products] = await Promise.all([
    listPhotos(services(), { shop, query: readPhotoQuery(new URL(request.url).searchParams) }),
    listAssignedProducts(services(), { shopId: shop.id }),
  ]);
  return { ...listed, products };
};

/** Changes the photos named in `ids`, or says what deleting them would do (`kind=weigh`). A refusal is an answer. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const { ids = "", ...change } = Object.fromEntries(await readForm(request));
  const photoIds = ids.split(",");
  try {
    if (change.kind === "weigh") {
      const { ids: _ids, ...deletion } = await weighDeletion(services(), { shopId: shop.id, imageIds: photoIds });
      return { outcome: "weighed" as const, deletion };
    }
    const changed = await changePhotos(services(), { shopId: shop.id, photoIds, change });
    return { outcome: "changed" as const, ...changed };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { outcome: "refused" as const, code: error.code };
  }
};

export default function PhotosPage() {
  const words = useWords(photosWords);
  const { any, photos, before, after, products } = useLoaderData<typeof loader>();
  return (
    <Page title={words.title} fullWidth>
      <Card padding="0">
        {any ? (
          <PhotoLibrary photos={photos} before={before} after={after} products={products} />
        ) : (
          <Empty
            icon={ImageIcon}
            title={words.empty.title}
            text={words.empty.text}
            action={{ content: words.empty.action, primary: true, url: "/app/artworks" }}
          />
        )}
      </Card>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
