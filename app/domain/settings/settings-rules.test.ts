import { describe, expect, test } from "vitest";
import { checkSettings, type SettingName, type SettingProblem } from "./settings-rules.ts";

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
    expect(checkSettings({ ...typed, temporaryDays: " 14 ", archiveCompleted: true })).toEqual({
      kind: "valid",
      settings: {
        temporaryDays: 14,
        orderPendingDays: 30,
        orderCompletedDays: 180,
        archivedDays: 730,
        sharpnessWarnDpi: 150,
        sharpnessBlockDpi: 72,
        storageBudgetDollars: 0,
        archiveCompleted: true,
      },
    });
  });

  test.each<[string, SettingName, string, SettingProblem]>([
    ["no days at all", "temporaryDays", "", "not-whole"],
    ["half a day", "temporaryDays", "1.5", "not-whole"],
    ["words", "archivedDays", "a year", "not-whole"],
    ["a number in another notation", "archivedDays", "1e2", "not-whole"],
    ["infinity", "archivedDays", "Infinity", "not-whole"],
    ["zero days, which would delete a photo as it comes in", "temporaryDays", "0", "out-of-bounds"],
    ["a negative number", "orderPendingDays", "-3", "out-of-bounds"],
    ["more than ten years", "archivedDays", "3651", "out-of-bounds"],
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
