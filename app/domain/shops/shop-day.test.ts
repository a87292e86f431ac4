import { expect, test } from "vitest";
import { startOfDay, startOfShopDay } from "./shop-day.ts";

test.each<[string, string, string, string]>([
  [
    "in London in winter the day begins at midnight UTC",
    "2026-01-10T15:04:05.678Z",
    "Europe/London",
    "2026-01-10T00:00:00.000Z",
  ],
  ["west of Greenwich it is still yesterday", "2026-11-21T03:00:00Z", "America/New_York", "2026-11-20T05:00:00.000Z"],
  ["east of it, already tomorrow", "2026-11-21T16:00:00Z", "Asia/Tokyo", "2026-11-21T15:00:00.000Z"],
  ["half-hour zones too", "2026-11-21T12:00:00Z", "Asia/Kolkata", "2026-11-20T18:30:00.000Z"],
  [
    "the day clocks go forward began before they did",
    "2026-03-29T12:00:00Z",
    "Europe/Berlin",
    "2026-03-28T23:00:00.000Z",
  ],
  ["the day clocks go back began before they did", "2026-10-25T12:00:00Z", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
  ["at midnight sharp the day has just begun", "2026-11-20T23:00:00Z", "Europe/Berlin", "2026-11-20T23:00:00.000Z"],
  ["an unknown zone is read as UTC", "2026-11-21T03:00:00Z", "Mars/Olympus", "2026-11-21T00:00:00.000Z"],
])("%s", (_name, now, timezone, start) => expect(startOfShopDay(new Date(now), timezone).toISOString()).toBe(start));

test.each([
  ["2026-11-26", "UTC", "2026-11-26T00:00:00.000Z"],
  ["2026-11-26", "America/Los_Angeles", "2026-11-26T08:00:00.000Z"],
  ["2026-11-26", "Pacific/Auckland", "2026-11-25T11:00:00.000Z"],
  ["2026-11-26", "Pacific/Kiritimati", "2026-11-25T10:00:00.000Z"],
  ["2026-11-26", "Pacific/Pago_Pago", "2026-11-26T11:00:00.000Z"],
  ["2026-11-26", "Mars/Olympus", "2026-11-26T00:00:00.000Z"],
])("%s in %s begins at %s", (day, timezone, start) => expect(startOfDay(day, timezone).toISOString()).toBe(start));
