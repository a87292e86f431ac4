import { useLocation, useRevalidator, useRouteError } from "@remix-run/react";
import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import { failureOf, libraryPage } from "./failure.ts";
import { failureWords } from "./words/failure.ts";

type List = "artworks" | "orders" | "photos";

/** Stands in for an admin page that could not be shown: what is wrong, in words, and the way on. */
export function PageFailure() {
  const error = useRouteError();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();

  const html = libraryPage(error);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Shopify's library answers sign-in steps with a page of its own
  if (html !== null) return <div dangerouslySetInnerHTML={{ __html: html }} />;

  const failure = failureOf(error);
  const words = failureWords[failure.kind];
  const list = /^\/app\/(artworks|orders|photos)\/./.exec(pathname)?.[1] as List | undefined;
  const retry = {
    content: failureWords.retry,
    loading: revalidator.state !== "idle",
    onAction: () => revalidator.revalidate(),
  };
  const back = { content: failureWords.back[list ?? "home"], url: list ? `/app/${list}` : "/app" };
  return (
    <Page title={words.title} backAction={back}>
      <Banner
        tone={failure.kind === "missing" ? "warning" : "critical"}
        action={failure.kind === "missing" ? back : retry}
      >
        <BlockStack gap="200">
          {failure.message ? <Text as="p">{failure.message}</Text> : null}
          {failure.message && failure.kind !== "missing" ? null : <Text as="p">{words.text}</Text>}
        </BlockStack>
      </Banner>
    </Page>
  );
}
