import { expect, test } from "vitest";
import type { EntryView } from "./list-entries.ts";
import { statementCsv } from "./statement-csv.ts";

const entry = (seq: number, credits: number, balance: number, order: string | null): EntryView => ({
  ...{ seq, credits, balance, kind: "capture", note: null, externalId: "x", at: new Date("2026-11-05T10:00:00Z") },
  order: order === null ? null : { id: "1", name: order },
});

test("each entry has its line between the month's first and last balance, and nothing becomes a formula", () => {
  const csv = statementCsv(
    {
      ...{ month: "2026-11", from: new Date("2026-11-01T00:00:00Z"), to: new Date("2026-12-01T00:00:00Z") },
      ...{ opening: 10, closing: 7, paidCents: 0 },
      entries: [entry(2, -1, 9, "#1001"), entry(3, -1, 8, '=HYPERLINK("x")'), entry(4, -1, 7, "A, B")],
    },
    {
      columns: { date: "Date", what: "What", credits: "Credits", balance: "Balance" },
      ...{ opening: "At the start", closing: "At the end" },
      nameOf: ({ order }) => order?.name ?? "",
      dateOf: String,
    },
  );
  expect(csv.split("\r\n")).toEqual([
    "\uFEFFDate,What,Credits,Balance",
    "2026-11-01T00:00:00.000Z,At the start,,10",
    "2026-11-05T10:00:00.000Z,#1001,-1,9",
    `2026-11-05T10:00:00.000Z,"'=HYPERLINK(""x"")",-1,8`,
    '2026-11-05T10:00:00.000Z,"A, B",-1,7',
    "2026-11-30T23:59:59.999Z,At the end,,7",
    "",
  ]);
});
