import type { Strings } from "../../desk.ts";
import { fill, refusalSentence } from "../sentences.ts";
import type { UploadState } from "../upload/photo-upload.ts";
import type { EditorParts } from "./editor-parts.ts";

/** Says how far the upload is, truly: the bar moves with the bytes that left. */
export function showUpload(parts: EditorParts, strings: Strings, state: UploadState): void {
  const { upload, uploadText, uploadBar, retry } = parts;
  upload.dataset.state = state.kind;
  if (state.kind === "sending") uploadBar.style.transform = `scaleX(${state.share})`;
  if (state.kind === "checking" || state.kind === "received") uploadBar.style.transform = "scaleX(1)";
  retry.hidden = state.kind !== "stopped" || !state.refusal.retryable;
  retry.textContent = strings.labels.retry;
  const sentence = uploadSentence(strings, state);
  if (uploadText.textContent !== sentence) uploadText.textContent = sentence;
}

export function uploadSentence(strings: Strings, state: UploadState): string {
  if (state.kind === "stopped") return refusalSentence(strings, state.refusal);
  const percent = state.kind === "sending" ? Math.floor(state.share * 100) : 0;
  return fill(strings.upload[state.kind], { percent });
}
