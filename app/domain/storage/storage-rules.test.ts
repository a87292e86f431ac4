import { expect, test } from "vitest";
import { settingBounds } from "../settings/settings-rules.ts";
import { storageRules } from "./storage-rules.ts";

const { prefixes } = storageRules();
const daysOf = (prefix: string) => prefixes.find((rule) => rule.prefix === prefix)?.expireAfterDays;

test("no tier's rule comes before the last day that a merchant may choose for it", () => {
  expect(daysOf("temporary/")).toBeGreaterThan(settingBounds.temporaryDays.to);
  expect(daysOf("order_pending/")).toBeGreaterThan(settingBounds.orderPendingDays.to);
  expect(daysOf("order_completed/")).toBeGreaterThan(settingBounds.orderCompletedDays.to);
  expect(daysOf("archived/")).toBeGreaterThan(settingBounds.archivedDays.to);
});

test("artworks are kept for ever, and uploads that nobody finished for two days", () => {
  expect([daysOf("artworks/"), daysOf("incoming/")]).toEqual([null, 2]);
});

test("no prefix begins another, which one provider refuses", () => {
  const all = prefixes.map(({ prefix }) => prefix);
  expect(all.filter((one) => all.some((other) => other !== one && one.startsWith(other)))).toEqual([]);
});
