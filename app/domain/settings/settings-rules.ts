import type { Settings } from "@prisma/client";

/** Numbers a merchant may choose, with the bounds each must keep. Days are whole days, DPI is pixels per printed inch, dollars are whole ones. */
export const settingBounds = {
  temporaryDays: { from: 1, to: 3650 },
  orderPendingDays: { from: 1, to: 3650 },
  orderCompletedDays: { from: 1, to: 3650 },
  archivedDays: { from: 1, to: 3650 },
  sharpnessWarnDpi: { from: 1, to: 1200 },
  sharpnessBlockDpi: { from: 1, to: 1200 },
  /** A month; 0: none. */
  storageBudgetDollars: { from: 0, to: 100_000 },
} as const;

export type SettingName = keyof typeof settingBounds;

export const settingNames = Object.keys(settingBounds) as SettingName[];

/** Why a number was refused. `above-warn`: a photo can't be refused at a sharpness we would not even warn about. */
export type SettingProblem = "not-whole" | "out-of-bounds" | "above-warn";

export type ChosenSettings = Pick<Settings, SettingName | "archiveCompleted">;

export type CheckedSettings =
  | { kind: "valid"; settings: ChosenSettings }
  | { kind: "invalid"; problems: Partial<Record<SettingName, SettingProblem>> };

/** Judges what a merchant typed, each field on its own and then together. Tells every problem at once. */
export function checkSettings(
  typed: Partial<Record<SettingName, string>> & { archiveCompleted?: boolean },
): CheckedSettings {
  const problems: Partial<Record<SettingName, SettingProblem>> = {};
  const numbers = {} as Record<SettingName, number>;
  for (const name of settingNames) {
    const text = (typed[name] ?? "").trim();
    const number = Number(text);
    const { from, to } = settingBounds[name];
    if (!/^[+-]?\d+$/.test(text)) problems[name] = "not-whole";
    else if (number < from || number > to) problems[name] = "out-of-bounds";
    numbers[name] = number;
  }
  const bothSharp = !problems.sharpnessWarnDpi && !problems.sharpnessBlockDpi;
  if (bothSharp && numbers.sharpnessBlockDpi > numbers.sharpnessWarnDpi) problems.sharpnessBlockDpi = "above-warn";

  if (Object.keys(problems).length > 0) return { kind: "invalid", problems };
  return { kind: "valid", settings: { ...numbers, archiveCompleted: typed.archiveCompleted ?? false } };
}
