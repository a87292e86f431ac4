import { expect, test } from "vitest";
import { localeOf, timezoneOf } from "./locality.ts";

const asking = (query: string, acceptLanguage?: string) =>
  new Request(
    `https://app.example/app${query}`,
    acceptLanguage ? { headers: { "accept-language": acceptLanguage } } : {},
  );

test.each<[string, Request, string]>([
  ["the admin's own choice comes first", asking("?locale=en-GB", "en-AU"), "en-GB"],
  ["the browser's is next", asking("", "en-CA,en;q=0.9"), "en-CA"],
  ["a language without words is passed over", asking("?locale=nl", "nl-NL,en-IE;q=0.8"), "en-IE"],
  ["a language with words is taken", asking("?locale=de", "en-IE"), "de"],
  ["nothing asked", asking(""), "en-US"],
  ["nonsense asked", asking("?locale=%00..", "*"), "en-US"],
])("%s", (_name, request, locale) => expect(localeOf(request)).toBe(locale));

test("an unknown time zone is read as UTC", () => {
  expect(timezoneOf("Europe/Berlin")).toBe("Europe/Berlin");
  expect(timezoneOf("Mars/Olympus")).toBe("UTC");
});
