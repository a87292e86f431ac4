import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Balance } from "../../domain/credits/read-balance.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

/** What the shop has, and how long it lasts. */
export function BalanceCard({ balance }: { balance: Balance }) {
  const words = useWords(creditsWords);
  const formats = useFormats();
  const { available, held, overdraft } = balance;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {words.balance.title}
        </Text>
        <Text as="p" variant="heading2xl">
          {plural(words.credits, available, formats.whole(available))}
        </Text>
        {held > 0 ? <Text as="p">{plural(words.balance.held, held, formats.whole(held))}</Text> : null}
        <Text as="p" tone="subdued">
          <Pace balance={balance} />
        </Text>
        {overdraft > 0 ? (
          <Text as="p" tone="subdued">
            {words.balance.overdraft(plural(words.credits, overdraft, formats.whole(overdraft)))}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** How long credits last, in a sentence. */
export function Pace({ balance: { perDay, daysLeft } }: { balance: Pick<Balance, "perDay" | "daysLeft"> }) {
  const { balance: words } = useWords(creditsWords);
  const formats = useFormats();
  if (perDay === 0) return words.noPace;
  if (daysLeft === null) return words.long;
  return daysLeft === 0 ? words.lastsToday : plural(words.lasts, daysLeft, formats.whole(daysLeft));
}
