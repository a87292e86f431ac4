import type { Desk } from "../../desk.ts";
import { CropStage } from "../crop/crop-stage.ts";
import { type Framing, tiltOf, zoomOf } from "../crop/framing.ts";
import { mayPrint, sharpnessOf } from "../crop/sharpness.ts";
import type { Draft } from "../draft.ts";
import { ArtworkPainter } from "../preview/artwork-painter.ts";
import { fill } from "../sentences.ts";
import type { PhotoUpload } from "../upload/photo-upload.ts";
import { listenToControls, showFraming } from "./crop-controls.ts";
import { buildEditor } from "./editor-parts.ts";
import { Modal } from "./modal.ts";
import { showUpload, uploadSentence } from "./upload-line.ts";

export interface CropDialogHandlers {
  onUse(framing: Framing): void;
  onCancel(): void;
  onFile(file: File): void;
}

/** Where the shopper places the photo and sees it in the artwork. One at a time; it may be given another draft. */
export class CropDialog {
  readonly #desk: Desk;
  readonly #handlers: CropDialogHandlers;
  readonly #parts;
  readonly #modal: Modal;
  readonly #gone = new AbortController();
  #draft: Draft | undefined;
  /** Must have arrived before the photo can be shown. */
  #awaited: PhotoUpload | undefined;
  #stage: CropStage | undefined;
  #painter: ArtworkPainter | undefined;
  #frameRequest = 0;
  #sayRequest = 0;

  constructor(desk: Desk, handlers: CropDialogHandlers) {
    this.#desk = desk;
    this.#handlers = handlers;
    this.#parts = buildEditor(desk.strings);
    this.#modal = new Modal(this.#parts.dialog, desk.facts.editorCss, handlers.onCancel);
    this.#listen();
  }

  open(): Promise<void> {
    const [host] = this.#desk.hosts;
    return this.#modal.open(host);
  }

  /** Shows the waiting state: a photo is being opened. */
  await(): void {
    this.#draft = undefined;
    this.#awaited = undefined;
    this.#parts.loading.textContent = this.#desk.strings.editor.loading;
    this.#parts.problem.textContent = "";
    this.#parts.dialog.dataset.state = "loading";
    this.#parts.use.disabled = true;
  }

  /** Still waiting: the photo has to be with the app before it can be shown. Says so, and how far it is. */
  awaitUpload(upload: PhotoUpload): void {
    this.#awaited = upload;
    this.#parts.live.textContent = this.#desk.strings.editor.loading_copy;
    this.uploadChanged();
  }

  /** Starts placing a draft's photo; or goes on with it, saying what was wrong with another. */
  place(draft: Draft, complaint = ""): void {
    const { parts, desk } = { parts: this.#parts, desk: this.#desk };
    this.#draft = draft;
    this.#awaited = undefined;
    this.#stage = new CropStage(
      parts.stageCanvas,
      draft.slot,
      draft.frame.ratio,
      draft.artwork.masks.get(draft.slot.id),
    );
    this.#painter = new ArtworkPainter(parts.previewCanvas, draft.artwork);
    const { widthPx, heightPx, title } = draft.artwork.view;
    parts.dialog.style.setProperty("--likeness-ratio", `${widthPx} / ${heightPx}`);
    parts.previewCanvas.setAttribute("aria-label", fill(desk.strings.editor.preview_label, { title }));
    parts.dialog.dataset.state = "placing";
    parts.problem.textContent = complaint;
    this.uploadChanged();
    this.#measure();
    parts.stage.focus({ preventScroll: true });
  }

  /** The draft's upload, or the awaited one, has news. */
  uploadChanged(): void {
    const { parts, strings } = { parts: this.#parts, strings: this.#desk.strings };
    if (this.#awaited) {
      const progress = uploadSentence(strings, this.#awaited.state);
      parts.loading.textContent = `${strings.editor.loading_copy}\n${progress}`;
    }
    if (!this.#draft) return;
    const { state } = this.#draft.upload;
    // Percents are for the eye; a screen reader hears what changes the plan.
    const news = state.kind === "offline" || state.kind === "stopped" || state.kind === "received";
    if (news && parts.upload.dataset.state !== state.kind) parts.live.textContent = uploadSentence(strings, state);
    showUpload(parts, strings, state);
    this.#allowUse(this.#draft);
  }

  close(): void {
    this.#gone.abort();
    cancelAnimationFrame(this.#frameRequest);
    clearTimeout(this.#sayRequest);
    this.#modal.close();
  }

  #listen(): void {
    const { stage, use, close, file, retry, dialog } = this.#parts;
    const { signal } = this.#gone;
    const on = (target: EventTarget, name: string, act: () => void) => target.addEventListener(name, act, { signal });

    listenToControls(
      this.#parts,
      { boxWidth: () => this.#stage?.boxWidth ?? 1, change: (next) => this.#change(next) },
      signal,
    );
    on(use, "click", () => this.#draft && this.#handlers.onUse(this.#draft.framing));
    on(close, "click", this.#handlers.onCancel);
    on(retry, "click", () => this.#draft?.upload.retry());
    on(file, "change", () => {
      this.#takeFile(file.files?.[0]);
      file.value = ""; // so that the same file can be chosen again
    });
    for (const name of ["dragover", "drop"] as const) {
      dialog.addEventListener(
        name,
        (event) => {
          event.preventDefault();
          if (name === "drop") this.#takeFile(event.dataTransfer?.files[0]);
        },
        { signal },
      );
    }

    const watch = new ResizeObserver(() => this.#measure());
    watch.observe(stage);
    signal.addEventListener("abort", () => watch.disconnect());
  }

  #takeFile(file: File | undefined): void {
    if (file) this.#handlers.onFile(file);
  }

  #change(next: (draft: Draft) => Framing | null): void {
    const framing = this.#draft && next(this.#draft);
    if (!this.#draft || !framing) return;
    this.#draft.framing = framing;
    this.#parts.dialog.dataset.touched = "";
    this.#requestDraw();
    clearTimeout(this.#sayRequest);
    this.#sayRequest = window.setTimeout(() => this.#announce(), 600);
  }

  #measure(): void {
    const { stage, previewCanvas } = this.#parts;
    if (!this.#stage || !stage.clientWidth) return;
    this.#stage.resize(stage.clientWidth, stage.clientHeight);
    this.#painter?.resize(previewCanvas.clientWidth * Math.min(2, devicePixelRatio || 1));
    this.#requestDraw();
  }

  #requestDraw(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const { sharpness } = this.#parts;
    const draft = this.#draft;
    if (!draft) return;
    this.#stage?.draw(draft);
    this.#painter?.paint(new Map([[draft.slot.id, draft]]));

    showFraming(this.#parts, draft);
    const level = sharpnessOf(draft.artwork.view, draft.slot, draft.frame, draft.framing);
    if (sharpness.dataset.level !== level) {
      sharpness.dataset.level = level;
      sharpness.textContent = this.#sharpnessSentence(draft);
    }
    this.#allowUse(draft);
  }

  /** A stopped upload that may go on does so when the photo is used; a refused photo can't be. */
  #allowUse(draft: Draft): void {
    const { state } = draft.upload;
    const refused = state.kind === "stopped" && !state.refusal.retryable;
    const level = sharpnessOf(draft.artwork.view, draft.slot, draft.frame, draft.framing);
    this.#parts.sharpness.hidden = refused;
    this.#parts.use.disabled = refused || !mayPrint(level);
  }

  #announce(): void {
    const draft = this.#draft;
    if (!draft) return;
    this.#parts.live.textContent = fill(this.#desk.strings.editor.position, {
      zoom: Math.round(zoomOf(draft.frame, draft.framing) * 100),
      tilt: Math.round(tiltOf(draft.framing)),
      sharpness: this.#sharpnessSentence(draft),
    });
  }

  #sharpnessSentence(draft: Draft): string {
    const { sharp, soft, too_small, too_small_photo } = this.#desk.strings.sharpness;
    const sentences = { sharp, soft, "too-small": too_small, "too-small-photo": too_small_photo };
    return sentences[sharpnessOf(draft.artwork.view, draft.slot, draft.frame, draft.framing)];
  }
}
