import { GraphQLError } from "graphql";

/** What can be searched in one thing; free words look into `default`. */
export type Searchable = { default: string; [field: string]: string };

/**
 * Whether a thing fits a search such as `howl status:active updated_at:>='2026-01-01'`: every term must hold, `*` at
 * the end of a value stands for anything, dates and numbers can be compared.
 *
 * @throws GraphQLError for a field that is not played, so that a search never finds everything by mistake.
 */
export function fitsSearch(query: string | null | undefined, thing: Searchable): boolean {
  const terms = (query ?? "").match(/[\w.]+:[<>]?=?(?:"[^"]*"|'[^']*'|\S+)|"[^"]*"|\S+/g) ?? [];
  return terms
    .filter((term) => term !== "AND")
    .every((term) => {
      const [, field = "default", comparison = "", quoted = term] = /^([\w.]+):([<>]?=?)(.*)$/.exec(term) ?? [];
      const wanted = quoted.replace(/^(["'])(.*)\1$/, "$2").toLowerCase();
      const actual = thing[field]?.toLowerCase();
      if (term === "OR" || actual === undefined)
        throw new GraphQLError(`The local Shopify cannot search by "${field === "default" ? term : field}".`);
      if (comparison !== "") return holds(comparison, compare(actual, wanted));
      if (field === "default") return actual.includes(wanted.replaceAll("*", ""));
      return wanted.endsWith("*") ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
    });
}

function compare(actual: string, wanted: string): number {
  const asNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text));
  return asNumber(actual) - asNumber(wanted);
}

function holds(comparison: string, difference: number): boolean {
  if (comparison === ">") return difference > 0;
  if (comparison === ">=") return difference >= 0;
  if (comparison === "<") return difference < 0;
  if (comparison === "<=") return difference <= 0;
  return difference === 0;
}
