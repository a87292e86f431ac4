import type { Services } from "../services.ts";
import { checkSettings } from "./check-settings.ts";
import type { CheckedSettings } from "./settings-rules.ts";

/** Keeps what the merchant typed, if every part of it may be kept; otherwise keeps nothing and says what is wrong. */
export async function saveSettings(
  services: Services,
  { shopId, typed }: { shopId: string; typed: Parameters<typeof checkSettings>[0] },
): Promise<CheckedSettings> {
  const checked = checkSettings(typed);
  if (checked.kind === "invalid") return checked;

  await services.db.settings.upsert({
    where: { shopId },
    create: { shopId, ...checked.settings },
    update: checked.settings,
  });
  services.log.info("settings-saved", { shopId });
  return checked;
}
