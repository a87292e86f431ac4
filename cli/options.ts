import { InvalidArgumentError, Option } from "commander";
import { listShops } from "../app/domain/shops/list-shops.ts";
import type { Cli } from "./cli.ts";

export const json = () => new Option("--json", "for programs: JSON on stdout");
export const shop = () => new Option("--shop <domain>", "one shop, as in demo.myshopify.com; all of them otherwise");
export const execute = (what: string) =>
  new Option("--execute", `${what}; without it you are only told what would be done`);

/** A whole number from `least` on. */
export function whole(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`It is a whole number, ${least} or more.`);
  };
}

/** A number above zero, in a unit of so many bytes. */
export function inUnitsOf(bytes: number): (text: string) => number {
  return (text) => {
    const number = Number(text) * bytes;
    if (Number.isFinite(number) && number > 0 && number <= Number.MAX_SAFE_INTEGER) return Math.round(number);
    throw new InvalidArgumentError("It is a number above 0.");
  };
}

/** The id of the shop that was named; null when none was, which means all. */
export async function shopIdOf(cli: Cli, shopDomain: string | undefined): Promise<string | null> {
  if (!shopDomain) return null;
  const [found] = await listShops(await cli.services(), { shopDomain });
  return found?.id ?? null;
}
