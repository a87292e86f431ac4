import { useLocation, useRevalidator, useRouteError } from "@remix-run/react";
import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import { refusals } from "../domain/errors.ts";
import { failureOf, libraryPage } from "./failure.ts";
import { failureWords } from "./words/failure.ts";
import { useWords } from "./words/use-words.tsx";

type List = "artworks" | "orders" | "photos";

/** Stands in for an admin page that could not be shown: what is wrong, in words, and the way on. */
export function PageFailure() {
  const all = useWords(failureWords);
  const said = useWords(refusals);
  const error = useRouteError();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();

  const html = libraryPage(error);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Shopify's library answers sign-in steps with a page of its own
  if (html !== null) return <div dangerouslySetInnerHTML={{ __html: html }} />;

  const failure = failureOf(error);
  const words = all[failure.kind];
  const list = /^\/app\/(artworks|orders|photos)\/./.exec(pathname)?.[1] as List | undefined;
  const retry = {
    content: all.retry,
    loading: revalidator.state !== "idle",
    onAction: () => revalidator.revalidate(),
  };
  const back = { content: all.back[list ?? "home"], url: list ? `/app/${list}` : "/app" };
  return (
    <Page title={words.title} backAction={back}>
      <Banner
        tone={failure.kind === "missing" ? "warning" : "critical"}
        action={failure.kind === "missing" ? back : retry}
      >
        <BlockStack gap="200">
          {failure.code ? <Text as="p">{said[failure.code]}</Text> : null}
          {failure.code && failure.kind !== "missing" ? null : <Text as="p">{words.text}</Text>}
        </BlockStack>
      </Banner>
    </Page>
  );
}
