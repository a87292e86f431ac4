import { expect, test } from "vitest";
import { type Forecast, forecast } from "./forecast.ts";

test.each<[string, Parameters<typeof forecast>[0], Forecast]>([
  ["nothing spent yet", { spendable: 25, spent: 0, sinceDays: 0 }, { perDay: 0, daysLeft: null, low: false }],
  ["a month's pace", { spendable: 100, spent: 300, sinceDays: 90 }, { perDay: 10, daysLeft: 10, low: false }],
  [
    "the first hours count as a day",
    { spendable: 20, spent: 2, sinceDays: 0.1 },
    { perDay: 2, daysLeft: 10, low: false },
  ],
  ["a week left is low", { spendable: 70, spent: 300, sinceDays: 30 }, { perDay: 10, daysLeft: 7, low: true }],
  ["few are low at any pace", { spendable: 9, spent: 0, sinceDays: 0 }, { perDay: 0, daysLeft: null, low: true }],
  ["nothing left", { spendable: 0, spent: 30, sinceDays: 30 }, { perDay: 1, daysLeft: 0, low: true }],
  ["an overdraft used up", { spendable: -2, spent: 30, sinceDays: 30 }, { perDay: 1, daysLeft: 0, low: true }],
  [
    "more than a year is not told",
    { spendable: 1000, spent: 30, sinceDays: 30 },
    { perDay: 1, daysLeft: null, low: false },
  ],
])("%s", (_what, given, expected) => expect(forecast(given)).toEqual(expected));
