import type { Statement } from "../../domain/credits/read-statement.ts";
import type { PdfWords } from "../../domain/credits/statement-csv.ts";
import { creditsWords } from "./credits.ts";
import { languageOf } from "./languages.ts";
import { loadWords, translated } from "./translations.ts";

/** All a statement says, in a reader's language, with dates as they are written there. */
export async function statementWords(
  { month, paidCents }: Pick<Statement, "month" | "paidCents">,
  { locale, timezone, shop }: { locale: string; timezone: string; shop: string },
): Promise<PdfWords> {
  const language = languageOf(locale);
  await loadWords(language);
  const { history, statement } = translated(language, creditsWords);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: timezone });
  const named = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: "USD" });
  return {
    ...{ columns: history.columns, opening: statement.opening, closing: statement.closing, shop },
    title: statement.title,
    month: named.format(new Date(`${month}-01T00:00:00Z`)),
    paid: paidCents > 0 ? `${statement.paid}: ${money.format(paidCents / 100)}` : null,
    dateOf: (at) => day.format(at),
    nameOf: ({ kind, order, note }) => {
      const reason = kind === "adjustment" || kind === "voucher" ? note : null;
      const about = order ? history.order(order.name) : reason;
      return about ? `${history.kinds[kind]}, ${about}` : history.kinds[kind];
    },
    page: (page, pages) => statement.page(String(page), String(pages)),
  };
}
