/** The languages the admin's words exist in, the first one for everyone else. */
export const languages = ["en", "de", "es", "fr"] as const;

export type Language = (typeof languages)[number];

/** `de-CH` is read in German. */
export function languageOf(locale: string): Language {
  const [spoken] = locale.split("-");
  return languages.find((language) => language === spoken) ?? languages[0];
}
