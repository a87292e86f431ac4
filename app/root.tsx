import type { LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { FailurePage } from "./ui/failure-page.tsx";
import { localeOf } from "./ui/locality.ts";
import { languageOf, languages } from "./ui/words/languages.ts";
import { LanguageProvider } from "./ui/words/use-words.tsx";

/** The language is the one the first page is asked for in: what follows inside the frame no longer names it. */
export const loader = ({ request }: LoaderFunctionArgs) => ({ language: languageOf(localeOf(request)) });

export const shouldRevalidate = () => false;

/** No ScrollRestoration: it reads sessionStorage unguarded, and an embedded page may be denied it. */
export function Layout({ children }: { children: ReactNode }) {
  const language = useRouteLoaderData<typeof loader>("root")?.language ?? languages[0];
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <FailurePage />;
}
