import { expect, test } from "vitest";
import { fillDays } from "./list-storage-days.ts";

test("a day on which nothing was noted is as the day before; before the first note there was nothing", () => {
  const rows = [
    { day: "2026-02-27", tier: "temporary", bytes: 10 },
    { day: "2026-02-27", tier: "archived", bytes: 5 },
    { day: "2026-03-01", tier: "temporary", bytes: 0 },
  ] as const;
  const filled = fillDays([...rows], { first: "2026-02-26", days: 5 });
  expect(filled.map(({ day, bytes }) => [day, bytes.temporary, bytes.archived, bytes.order_pending])).toEqual([
    ["2026-02-26", 0, 0, 0],
    ["2026-02-27", 10, 5, 0],
    ["2026-02-28", 10, 5, 0],
    ["2026-03-01", 0, 5, 0],
    ["2026-03-02", 0, 5, 0],
  ]);
});
