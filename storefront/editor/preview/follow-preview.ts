import type { PersonalizationView, PreviewView } from "../../contract.ts";
import type { ShopperApi } from "../api/shopper-api.ts";
import { pause } from "../pause.ts";

const patienceMs = 180_000;

/**
 * Asks until the app's own preview of a personalization is made or has failed; at first often, then every ten seconds.
 * Null when it takes too long: the instant preview is as good for now. @throws Refusal · the signal's reason
 */
export async function followPreview(
  api: ShopperApi,
  saved: PersonalizationView,
  signal: AbortSignal,
): Promise<PreviewView | null> {
  let preview = saved.preview;
  const until = Date.now() + patienceMs;
  for (let waitMs = 700; preview.status === "pending"; waitMs = Math.min(10_000, waitMs * 1.4)) {
    if (Date.now() > until) return null;
    await pause(waitMs, signal);
    if (document.hidden) continue; // nobody is looking
    preview = (await api.readPersonalization(saved.id)).preview;
  }
  return preview;
}
