import { type Command, InvalidArgumentError } from "commander";
import { adjustCredits } from "../../app/domain/credits/adjust-credits.ts";
import { readBalance } from "../../app/domain/credits/read-balance.ts";
import { refundPurchase } from "../../app/domain/credits/refund-purchase.ts";
import { setOverdraft } from "../../app/domain/credits/set-overdraft.ts";
import { listShops } from "../../app/domain/shops/list-shops.ts";
import { inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failures.ts";
import { execute, whole } from "../options.ts";

/** What the operator does to a shop's credits by hand: `credits adjust`, `overdraft`, `refund`. */
export function creditsGive(credits: Command, cli: Cli): void {
  const one = async (shopDomain: string) => {
    const [shop] = await listShops(await cli.services(), { shopDomain });
    if (!shop) throw new Failure("There is no such shop.");
    return shop.id;
  };

  credits
    .command("adjust")
    .description("gives a shop credits, or with a number below 0 takes some back, at most what it has")
    .argument("<shop>", "as in demo.myshopify.com")
    .argument("<credits>", "how many", signed)
    .requiredOption("--reason <text>", "the merchant reads it in their history")
    .addOption(execute("enter them"))
    .action(async (shop: string, amount: number, options: { reason: string; execute?: boolean }) => {
      const shopId = await one(shop);
      const services = await cli.services();
      if (!options.execute) {
        const { available } = await readBalance(services, { shopId });
        return cli.terminal.say(
          `${shop} has ${inNumber(available)} and would have ${inNumber(Math.max(available + amount, Math.min(available, 0)))}. Add --execute to do it.`,
        );
      }
      const { entered, available } = await adjustCredits(services, { shopId, credits: amount, reason: options.reason });
      await cli.terminal.say(`Entered ${inNumber(entered)}; ${shop} has ${inNumber(available)}.`);
    });

  credits
    .command("overdraft")
    .description("how far below zero a shop may go, so that its orders need not wait")
    .argument("<shop>", "as in demo.myshopify.com")
    .argument("<credits>", "how many", whole(0))
    .addOption(execute("set it"))
    .action(async (shop: string, amount: number, options: { execute?: boolean }) => {
      const shopId = await one(shop);
      const services = await cli.services();
      if (options.execute) await setOverdraft(services, { shopId, credits: amount });
      const says = options.execute ? "may" : "Add --execute, and it may";
      await cli.terminal.say(`${shop}: ${says} go ${inNumber(amount)} below zero.`);
    });

  credits
    .command("refund")
    .description("after a charge was refunded in the Partner dashboard: takes back its credits, as many as are left")
    .argument("<charge>", "the charge's number", numeric)
    .addOption(execute("take them back"))
    .action(async (charge: string, options: { execute?: boolean }) => {
      if (!options.execute) return cli.terminal.say("Add --execute to take back the credits of this charge.");
      const { granted, takenBack } = await refundPurchase(await cli.services(), { charge });
      await cli.terminal.say(`Took back ${inNumber(takenBack)} of ${inNumber(granted)} credits.`);
    });
}

function signed(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number !== 0 && Math.abs(number) <= 1_000_000) return number;
  throw new InvalidArgumentError("It is a whole number other than 0.");
}

function numeric(text: string): string {
  if (/^\d{1,20}$/.test(text)) return text;
  throw new InvalidArgumentError("It is the number at the end of the charge's id.");
}
