import { isAddressList } from "../../address-list.ts";
import { areMailAddresses, mailAddresses } from "../messages/mail-addresses.ts";
import {
  type CheckedSettings,
  type SettingList,
  type SettingName,
  type SettingProblems,
  settingBounds,
  settingNames,
} from "./settings-rules.ts";

/** Judges what a merchant typed, each field on its own and then together. Tells every problem at once. */
export function checkSettings(
  typed: Partial<Record<SettingName | SettingList, string>> & { archiveCompleted?: boolean },
): CheckedSettings {
  const problems: SettingProblems = {};
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

  const notifyEmails = mailAddresses(typed.notifyEmails ?? "").join(", ");
  if (!areMailAddresses(notifyEmails)) problems.notifyEmails = "not-mail";
  const rateAllow = (typed.rateAllow ?? "")
    .split(/[\s,;]+/)
    .filter(Boolean)
    .join(", ");
  if (rateAllow.length > 1_000 || !isAddressList(rateAllow)) problems.rateAllow = "not-networks";

  if (Object.keys(problems).length > 0) return { kind: "invalid", problems };
  const archiveCompleted = typed.archiveCompleted ?? false;
  return { kind: "valid", settings: { ...numbers, notifyEmails, rateAllow, archiveCompleted } };
}
