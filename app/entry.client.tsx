import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { languageOf } from "./ui/words/languages.ts";
import { loadWords } from "./ui/words/translations.ts";

/** Wakes the page. Its words must be here before React compares; without them English is better than dead buttons. */
async function hydrate(): Promise<void> {
  await loadWords(languageOf(document.documentElement.lang)).catch(() => undefined);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

void hydrate();
