import type { Liquid } from "liquidjs";
import { formatMoney } from "../money.ts";

export type Translations = { [key: string]: string | Translations };

/** Teaches the engine Shopify's filters. Unknown ones fail, as `strictFilters` is on. */
export function registerFilters(
  engine: Liquid,
  from: { translations: Translations; assetUrl: (file: string) => string; currency: string },
): void {
  engine.registerFilter("t", (key: unknown, ...args: unknown[]) =>
    translate(from.translations, String(key), named(args)),
  );
  engine.registerFilter("asset_url", (file: unknown) => from.assetUrl(String(file)));
  engine.registerFilter("stylesheet_tag", (url: unknown, ...args: unknown[]) => {
    const preload = named(args).preload === true ? `<link rel="preload" href="${url}" as="style">` : "";
    return `${preload}<link href="${url}" rel="stylesheet" type="text/css" media="all" />`;
  });
  engine.registerFilter("script_tag", (url: unknown) => `<script src="${url}" type="text/javascript"></script>`);
  engine.registerFilter("image_url", (image: unknown, ...args: unknown[]) => {
    const { width } = named(args);
    return width === undefined ? imageSource(image) : `${imageSource(image)}?width=${width}`;
  });
  engine.registerFilter("image_tag", (url: unknown, ...args: unknown[]) => {
    const attributes = Object.entries(named(args)).map(
      ([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`,
    );
    return `<img src="${url}"${attributes.join("")}>`;
  });
  engine.registerFilter("money", (cents: unknown) => formatMoney(Number(cents), from.currency));
  engine.registerFilter(
    "money_with_currency",
    (cents: unknown) => `${formatMoney(Number(cents), from.currency)} ${from.currency}`,
  );
  engine.registerFilter("money_without_currency", (cents: unknown) => (Number(cents) / 100).toFixed(2));
  engine.registerFilter("json", (value: unknown) =>
    JSON.stringify(value ?? null).replace(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
  for (const name of ["handle", "handleize"])
    engine.registerFilter(name, (text: unknown) =>
      String(text)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, ""),
    );
  engine.registerFilter("pluralize", (count: unknown, one: unknown, many: unknown) =>
    Number(count) === 1 ? one : many,
  );
}

/**
 * The words of a key. With `count`, the plural form is chosen. `{{ name }}` places take the arguments; as on Shopify,
 * a key that is not there prints what is missing.
 */
export function translate(translations: Translations, key: string, args: Record<string, unknown>): string {
  let found: string | Translations | undefined = translations;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found === "object" && "count" in args) {
    const plural = new Intl.PluralRules("en").select(Number(args.count));
    found = (args.count === 0 ? found.zero : undefined) ?? found[plural] ?? found.other;
  }
  if (typeof found !== "string") return `Translation missing: en.${key}`;
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(args[name] ?? ""));
}

/** Named arguments reach a filter as pairs. */
function named(args: unknown[]): Record<string, unknown> {
  return Object.fromEntries(args.filter((arg): arg is [string, unknown] => Array.isArray(arg) && arg.length === 2));
}

function imageSource(image: unknown): string {
  if (image !== null && typeof image === "object" && "src" in image) return String(image.src);
  return String(image ?? "");
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
