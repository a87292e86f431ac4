import type { EntryView } from "./list-entries.ts";
import type { Statement } from "./read-statement.ts";

/** What a statement says, in the reader's language. */
export interface StatementWords {
  columns: { date: string; what: string; credits: string; balance: string };
  opening: string;
  closing: string;
  /** What an entry was: its kind, its order, an operator's reason. */
  nameOf(entry: EntryView): string;
  dateOf(at: Date): string;
}

/** What only the PDF says. */
export interface PdfWords extends StatementWords {
  title: string;
  shop: string;
  month: string;
  /** What was paid to Shopify in it, as a sentence; null for nothing. */
  paid: string | null;
  page(page: number, pages: number): string;
}

/** A month as a table for a spreadsheet (RFC 4180, with a mark of UTF-8, without which Excel guesses). */
export function statementCsv({ from, to, opening, closing, entries }: Statement, words: StatementWords): string {
  const { columns, nameOf } = words;
  const last = new Date(to.getTime() - 1);
  const rows: (string | number)[][] = [
    [columns.date, columns.what, columns.credits, columns.balance],
    [from.toISOString(), words.opening, "", opening],
    ...entries.map((entry) => [entry.at.toISOString(), nameOf(entry), entry.credits, entry.balance]),
    [last.toISOString(), words.closing, "", closing],
  ];
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet takes text that begins like a formula for one, and an order's name is whatever a merchant made it. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
