import { useRouteError } from "@remix-run/react";
import { refusals } from "../domain/errors.ts";
import { type Failure, failureOf, libraryPage } from "./failure.ts";
import { failureWords } from "./words/failure.ts";
import { useWords } from "./words/use-words.tsx";

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
  const all = useWords(failureWords);
  const said = useWords(refusals);
  const words = all[failure.kind];
  return (
    <main style={page}>
      <h1 style={{ fontSize: "1.25rem" }}>{words.title}</h1>
      <p>{failure.code ? said[failure.code] : words.text}</p>
      {failure.kind === "missing" ? null : (
        <p>
          <button type="button" onClick={() => window.location.reload()}>
            {all.retry}
          </button>
        </p>
      )}
    </main>
  );
}
