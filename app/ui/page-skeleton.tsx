import {
  Box,
  Card,
  InlineGrid,
  Layout,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
  SkeletonThumbnail,
} from "@shopify/polaris";
import { sharedWords } from "./words/shared.ts";
import { useWords } from "./words/use-words.tsx";

const rows = ["one", "two", "three", "four", "five", "six"];

/** The outline of the admin page at `path`, laid out as the page will be. */
export function PageSkeleton({ path }: { path: string }) {
  const words = useWords(sharedWords).nav;
  if (/^\/app\/artworks\/./.test(path)) return <Detail columns="oneHalf" />;
  if (/^\/app\/(orders|photos)\/./.test(path)) return <Detail />;
  if (path.startsWith("/app/artworks")) return <List title={words.artworks} pictures />;
  if (path.startsWith("/app/orders")) return <List title={words.orders} />;
  if (path.startsWith("/app/photos")) return <List title={words.photos} pictures />;
  if (path.startsWith("/app/storage")) return <Home title={words.storage} />;
  if (path.startsWith("/app/credits")) return <Home title={words.credits} />;
  if (path.startsWith("/app/activity")) return <List title={words.activity} />;
  if (path.startsWith("/app/settings")) return <Form />;
  return <Home />;
}

function List({ title, pictures = false }: { title: string; pictures?: boolean }) {
  return (
    <SkeletonPage title={title} fullWidth>
      <Card padding="0">
        {rows.map((row) => (
          <Box key={row} padding="400" borderColor="border-secondary" borderBlockEndWidth="025">
            {pictures ? (
              <InlineGrid columns="auto 1fr" gap="400" alignItems="center">
                <SkeletonThumbnail size="small" />
                <SkeletonBodyText lines={1} />
              </InlineGrid>
            ) : (
              <SkeletonBodyText lines={1} />
            )}
          </Box>
        ))}
      </Card>
    </SkeletonPage>
  );
}

function Detail({ columns }: { columns?: "oneHalf" }) {
  return (
    <SkeletonPage backAction primaryAction>
      <Layout>
        <Layout.Section variant={columns}>
          <Card>
            <SkeletonThumbnail size="large" />
            <Box paddingBlockStart="400">
              <SkeletonBodyText lines={6} />
            </Box>
          </Card>
        </Layout.Section>
        <Layout.Section variant={columns ?? "oneThird"}>
          <Card>
            <SkeletonDisplayText size="small" />
            <Box paddingBlockStart="400">
              <SkeletonBodyText lines={4} />
            </Box>
          </Card>
        </Layout.Section>
      </Layout>
    </SkeletonPage>
  );
}

function Form() {
  const { nav } = useWords(sharedWords);
  return (
    <SkeletonPage title={nav.settings}>
      <Layout>
        {rows.slice(0, 2).map((row) => (
          <Layout.AnnotatedSection key={row} title={<SkeletonDisplayText size="small" />}>
            <Card>
              <SkeletonBodyText lines={8} />
            </Card>
          </Layout.AnnotatedSection>
        ))}
      </Layout>
    </SkeletonPage>
  );
}

function Home({ title }: { title?: string }) {
  return (
    <SkeletonPage {...(title && { title })}>
      <Layout>
        <Layout.Section>
          <Card>
            <SkeletonDisplayText size="small" />
            <Box paddingBlockStart="400">
              <SkeletonBodyText lines={6} />
            </Box>
          </Card>
        </Layout.Section>
        <Layout.Section>
          <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
            {rows.slice(0, 4).map((row) => (
              <Card key={row}>
                <SkeletonBodyText lines={2} />
              </Card>
            ))}
          </InlineGrid>
        </Layout.Section>
      </Layout>
    </SkeletonPage>
  );
}
