import type { Strings } from "../../desk.ts";
import type { Draft, Place } from "../draft.ts";
import { fill, refusalSentence } from "../sentences.ts";
import { isRefused, type UploadState } from "../upload/photo-source.ts";
import type { EditorParts } from "./editor-parts.ts";

/**
 * Says how far the upload of the photo in hand is, truly: the bar moves with the bytes that left; or that another photo was refused,
 * for then nothing can be used. A screen reader hears what changes the plan.
 */
export function showUpload(
  parts: EditorParts,
  strings: Strings,
  { draft, place }: { draft: Draft; place: Place | undefined },
): void {
  const told = [place, ...draft.places.values()].find((each) => each && isRefused(each.upload)) ?? place;
  if (!told) return;
  const { state } = told.upload;
  const whose = told === place ? "" : `${told.slot.label}: `;
  const sentence = whose + uploadSentence(strings, state);
  const news = state.kind === "offline" || state.kind === "stopped" || state.kind === "received";
  if (news && parts.upload.dataset.state !== state.kind) parts.live.textContent = sentence;
  const { upload, uploadText, uploadBar, retry } = parts;
  upload.dataset.state = state.kind;
  if (state.kind === "sending") uploadBar.style.transform = `scaleX(${state.share})`;
  if (state.kind === "checking" || state.kind === "received") uploadBar.style.transform = "scaleX(1)";
  retry.hidden = state.kind !== "stopped" || !state.refusal.retryable;
  retry.textContent = strings.labels.retry;
  if (uploadText.textContent !== sentence) uploadText.textContent = sentence;
}

/** The photo can't be shown before the app has it: says so, and how far it is. */
export function showAwaited({ loading }: EditorParts, strings: Strings, state: UploadState): void {
  loading.textContent = `${strings.editor.loading_copy}\n${uploadSentence(strings, state)}`;
}

function uploadSentence(strings: Strings, state: UploadState): string {
  if (state.kind === "stopped") return refusalSentence(strings, state.refusal);
  const percent = state.kind === "sending" ? Math.floor(state.share * 100) : 0;
  return fill(strings.upload[state.kind], { percent });
}
