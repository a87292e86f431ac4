import { describe, expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import type { SettingList, SettingName, SettingProblem } from "./settings-rules.ts";

const typed = {
  temporaryDays: "7",
  orderPendingDays: "30",
  orderCompletedDays: "180",
  archivedDays: "730",
  sharpnessWarnDpi: "150",
  sharpnessBlockDpi: "72",
  storageBudgetDollars: "0",
};

describe("settings", () => {
  test("what was typed becomes numbers, spaces and all", () => {
    expect(
      checkSettings({
        ...{ ...typed, temporaryDays: " 14 ", archiveCompleted: true },
        ...{ notifyEmails: " a@x.org;b@x.org", rateAllow: "203.0.113.7\n2001:db8::/32" },
      }),
    ).toEqual({
      kind: "valid",
      settings: {
        temporaryDays: 14,
        orderPendingDays: 30,
        orderCompletedDays: 180,
        archivedDays: 730,
        sharpnessWarnDpi: 150,
        sharpnessBlockDpi: 72,
        storageBudgetDollars: 0,
        notifyEmails: "a@x.org, b@x.org",
        rateAllow: "203.0.113.7, 2001:db8::/32",
        archiveCompleted: true,
      },
    });
  });

  test.each<[string, SettingName | SettingList, string, SettingProblem]>([
    ["no days at all", "temporaryDays", "", "not-whole"],
    ["half a day", "temporaryDays", "1.5", "not-whole"],
    ["words", "archivedDays", "a year", "not-whole"],
    ["a number in another notation", "archivedDays", "1e2", "not-whole"],
    ["infinity", "archivedDays", "Infinity", "not-whole"],
    ["zero days, which would delete a photo as it comes in", "temporaryDays", "0", "out-of-bounds"],
    ["a negative number", "orderPendingDays", "-3", "out-of-bounds"],
    ["more than ten years", "archivedDays", "3651", "out-of-bounds"],
    ["an address without a domain", "notifyEmails", "anna", "not-mail"],
    ["more people than are written to", "notifyEmails", "a@x.org b@x.org c@x.org d@x.org e@x.org f@x.org", "not-mail"],
    ["a network that is none", "rateAllow", "203.0.113.7/33", "not-networks"],
    ["a list as long as a book", "rateAllow", "203.0.113.7,".repeat(200), "not-networks"],
    ["a budget below nothing", "storageBudgetDollars", "-1", "out-of-bounds"],
    ["refusing what is not even warned about", "sharpnessBlockDpi", "200", "above-warn"],
  ])("%s is refused beside its field", (_name, field, text, problem) => {
    expect(checkSettings({ ...typed, [field]: text })).toEqual({ kind: "invalid", problems: { [field]: problem } });
  });

  test("the first and the last day of the bounds are fine, and equal sharpness levels too", () => {
    const edge = { ...typed, temporaryDays: "1", archivedDays: "3650", sharpnessBlockDpi: "150" };
    expect(checkSettings(edge).kind).toBe("valid");
  });

  test("every problem is told at once, and a field never sent is one", () => {
    const { temporaryDays, ...rest } = typed;
    expect(temporaryDays).toBe("7");
    expect(checkSettings({ ...rest, archivedDays: "x" })).toEqual({
      kind: "invalid",
      problems: { temporaryDays: "not-whole", archivedDays: "not-whole" },
    });
  });
});
