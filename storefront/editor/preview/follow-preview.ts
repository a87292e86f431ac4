import type { PersonalizationView } from "../../contract.ts";
import { Refusal } from "../api/refusal.ts";
import type { ShopperApi } from "../api/shopper-api.ts";
import type { Picture } from "../card.ts";
import { pause } from "../pause.ts";
import { loadImage } from "./open-artwork.ts";

const patienceMs = 180_000;

/**
 * Asks for the app's own preview of a personalization until it is made; at first often, then every ten seconds. Null when it
 * takes too long: the instant preview is as good for now.
 *
 * @throws Refusal when it could not be made, or ("unavailable") is out of reach · the signal's reason
 */
export async function followPreview(
  api: ShopperApi,
  saved: PersonalizationView,
  signal: AbortSignal,
): Promise<Picture | null> {
  let preview = saved.preview;
  const until = Date.now() + patienceMs;
  for (let waitMs = 700; preview.status === "pending"; waitMs = Math.min(10_000, waitMs * 1.4)) {
    if (Date.now() > until) return null;
    await pause(waitMs, signal);
    if (document.hidden) continue; // nobody is looking
    preview = (await api.readPersonalization(saved.id)).preview;
  }
  if (preview.status === "failed") throw new Refusal(preview.code ?? "render-failed", { message: preview.message });
  return preview.url ? { kind: "made", image: await loadImage(preview.url) } : null;
}
