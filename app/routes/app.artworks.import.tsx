import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { importArtwork } from "../domain/artworks/import-artwork.ts";
import { readArtwork } from "../domain/artworks/read-artwork.ts";
import { archiveLimits } from "../domain/artworks/read-artwork-archive.ts";
import { DomainError } from "../domain/errors.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readUpload } from "../http/read-upload.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { ArtworkImport } from "../ui/artworks/artwork-import.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { artworkImportWords } from "../ui/words/artwork-import.ts";
import { sharedWords } from "../ui/words/shared.ts";
import { useWords } from "../ui/words/use-words.tsx";

/** `?artwork=` names the artwork to import a new version of. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const artworkId = new URL(request.url).searchParams.get("artwork");
  if (!artworkId) return { artwork: null, mostBytes: archiveLimits.bytes };
  const { id, title } = await pageData(readArtwork(services(), { shopId: shop.id, artworkId }));
  return { artwork: { id, title }, mostBytes: archiveLimits.bytes };
};

/** Takes the ZIP. What is wrong with it is an answer, so that it stands beside the file. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  try {
    const upload = await readUpload(request, { file: "archive", maxBytes: archiveLimits.bytes });
    const artworkId = upload.fields.get("artworkId") ?? "";
    return await importArtwork(services(), { shop, archive: upload.bytes, artworkId });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: "refused" as const, problems: [error.code] };
  }
};

export default function ImportArtworkPage() {
  const words = useWords(artworkImportWords);
  const { nav } = useWords(sharedWords);
  const { artwork, mostBytes } = useLoaderData<typeof loader>();
  return (
    <Page
      narrowWidth
      title={artwork ? words.titleOfVersion(artwork.title) : words.title}
      backAction={{ content: nav.artworks, url: artwork ? `/app/artworks/${artwork.id}` : "/app/artworks" }}
    >
      <ArtworkImport artworkId={artwork?.id ?? ""} mostBytes={mostBytes} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
