import { useRouteError } from "@remix-run/react";
import { type Failure, failureOf, libraryPage } from "./failure.ts";
import { failureWords } from "./words/failure.ts";

const page = { maxWidth: "32rem", margin: "4rem auto", padding: "0 1rem", fontFamily: "Inter, system-ui, sans-serif" };

/** The last resort, when not even the admin's frame could be made: plain words and a way on, without any styles of ours. */
export function FailurePage() {
  const error = useRouteError();
  const html = libraryPage(error);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Shopify's library answers sign-in steps with a page of its own
  if (html !== null) return <div dangerouslySetInnerHTML={{ __html: html }} />;
  return <PlainFailure failure={failureOf(error)} />;
}

function PlainFailure({ failure }: { failure: Failure }) {
  const words = failureWords[failure.kind];
  return (
    <main style={page}>
      <h1 style={{ fontSize: "1.25rem" }}>{words.title}</h1>
      <p>{failure.message ?? words.text}</p>
      {failure.kind === "missing" ? null : (
        <p>
          <button type="button" onClick={() => window.location.reload()}>
            {failureWords.retry}
          </button>
        </p>
      )}
    </main>
  );
}
