import { Banner } from "@shopify/polaris";
import type { Budget } from "../../domain/costs/read-budget.ts";
import { useFormats } from "../formats.tsx";
import { homeWords } from "../words/home.ts";
import { useWords } from "../words/use-words.tsx";

/** Says that storage costs more than the merchant wants it to. */
export function BudgetPassed({ budget }: { budget: Budget | null }) {
  const words = useWords(homeWords).budget;
  const formats = useFormats();
  if (!budget?.isOver) return null;
  return (
    <Banner tone="warning" title={words.title} action={{ content: words.action, url: "/app/storage" }}>
      {words.text(formats.dollars(budget.spentMicros), formats.dollars(budget.budgetMicros))}
    </Banner>
  );
}
