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

/** Lists a merchant may type: mail addresses, and network addresses. */
export const settingLists = ["notifyEmails", "rateAllow"] as const;

export type SettingList = (typeof settingLists)[number];

/** Why something was refused. `above-warn`: a photo can't be refused at a sharpness we would not even warn about. */
export type SettingProblem = "not-whole" | "out-of-bounds" | "above-warn" | "not-mail" | "not-networks";

export type ChosenSettings = Pick<Settings, SettingName | SettingList | "archiveCompleted">;

export type SettingProblems = Partial<Record<SettingName | SettingList, SettingProblem>>;

export type CheckedSettings =
  | { kind: "valid"; settings: ChosenSettings }
  | { kind: "invalid"; problems: SettingProblems };
