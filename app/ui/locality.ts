import { languages } from "./words/languages.ts";

/** Dates in a language the words are not in would read oddly. */
const spoken: ReadonlySet<string> = new Set(languages);
const fallback = "en-US";

/** The locale to write words, dates and numbers in, from what the admin (`locale` in the address) or the browser asks for. */
export function localeOf(request: Request): string {
  const asked = [
    new URL(request.url).searchParams.get("locale") ?? "",
    ...(request.headers.get("accept-language") ?? "").split(",").map((part) => part.split(";")[0] ?? ""),
  ];
  for (const tag of asked) {
    const locale = canonical(tag.trim());
    if (locale && spoken.has(locale.split("-")[0] ?? "")) return locale === "en" ? fallback : locale;
  }
  return fallback;
}

/** A time zone Intl knows; a shop's may be newer than our tables. */
export function timezoneOf(timezone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return timezone;
  } catch {
    return "UTC";
  }
}

function canonical(tag: string): string | undefined {
  if (tag === "") return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
