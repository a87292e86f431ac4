import type { Strings } from "../../desk.ts";
import { type Draft, emptySlots } from "../draft.ts";
import { fill } from "../sentences.ts";
import { isRefused } from "../upload/photo-source.ts";
import type { EditorParts } from "./editor-parts.ts";

/**
 * Lets the shopper go on: to the next photo that is missing, or to the cart. A stopped upload that may go on does so when the
 * photos are used; a refused photo can't be.
 */
export function showUseButtons(
  { use, next, sharpness, sizes, sizesRefused }: EditorParts,
  strings: Strings,
  { draft, activeSlot, sharpEnough }: { draft: Draft; activeSlot: string; sharpEnough: boolean },
): void {
  const refused = [...draft.places.values()].some(({ upload }) => isRefused(upload));
  const missing = emptySlots(draft);
  const [following] = missing.filter(({ id }) => id !== activeSlot);
  const placed = draft.places.has(activeSlot);
  sharpness.hidden = refused || !placed;
  sizesRefused.hidden = sharpness.hidden;
  if (refused) sizes.hidden = true;

  next.hidden = !following || !placed;
  if (following) next.textContent = fill(strings.editor.next, { label: following.label });
  use.hidden = !next.hidden;
  use.textContent = draft.artwork.view.slots.length > 1 ? strings.editor.use_all : strings.editor.use;
  use.disabled = refused || missing.length > 0 || !sharpEnough;
}
