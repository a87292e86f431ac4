import type { Balance } from "./read-balance.ts";

/** What a merchant is written when prints wait for credits, or soon will. */
export function shortageMail({
  of,
  balance: { available, waiting, daysLeft },
  shop,
  link,
}: {
  of: "waiting" | "low";
  balance: Pick<Balance, "available" | "waiting" | "daysLeft">;
  shop: string;
  link: string;
}): { subject: string; text: string } {
  const prints = waiting.prints === 1 ? "1 print waits" : `${waiting.prints} prints wait`;
  const lasts =
    daysLeft === null ? "" : ` At this pace they last about ${daysLeft === 1 ? "a day" : `${daysLeft} days`}.`;
  const credits = available === 1 ? "1 credit" : `${available} credits`;
  const needed = waiting.credits === 1 ? "1 credit" : `${waiting.credits} credits`;
  const said =
    of === "waiting"
      ? {
          subject: `${prints} for credits`,
          text: `${prints} for credits in ${shop}. They need ${needed}.\nNothing is lost: the photos are kept, and when there are credits the prints are made by themselves.`,
        }
      : {
          subject: "Your Likeness credits are running low",
          text: `${shop} has ${credits} left.${lasts}\nWhen there are none left, prints of new orders wait until you buy more.`,
        };
  return {
    subject: said.subject,
    text: `${said.text}\n\nBuy credits: ${link}\n\nWho gets this mail is set in Likeness, under Settings.\n`,
  };
}
