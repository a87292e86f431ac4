import { createContext, type ReactNode, useContext } from "react";
import { type Language, languages } from "./languages.ts";
import { polarisWords, translated } from "./translations.ts";
import type { Words } from "./words.ts";

const LanguageContext = createContext<Language>(languages[0]);

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** The words in the merchant's language: `useWords(homeWords)`. */
export function useWords<English extends object>(english: English): Words<English> {
  return translated(useContext(LanguageContext), english);
}

/** What Polaris says itself; its own English where there is nothing else. */
export function usePolarisWords() {
  return polarisWords(useContext(LanguageContext));
}
