import type { Desk } from "../../desk.ts";
import { CropStage } from "../crop/crop-stage.ts";
import { type Framing, tiltOf, zoomOf } from "../crop/framing.ts";
import { type Draft, emptySlots, type Place, withPlace } from "../draft.ts";
import type { AppLooks } from "../looks/app-looks.ts";
import { fetchLetters } from "../preview/artwork-fonts.ts";
import { ArtworkPainter } from "../preview/artwork-painter.ts";
import { fill } from "../sentences.ts";
import type { PhotoSource } from "../upload/photo-source.ts";
import { listenToControls, showFraming } from "./crop-controls.ts";
import { buildEditor } from "./editor-parts.ts";
import { listenForFiles } from "./listen-for-files.ts";
import { LooksPanel } from "./looks-panel.ts";
import { Modal } from "./modal.ts";
import { Panes } from "./panes.ts";
import { SharpnessLine } from "./sharpness-line.ts";
import { SlotTabs } from "./slot-tabs.ts";
import { TextFields } from "./text-fields.ts";
import { showAwaited, showUpload } from "./upload-line.ts";
import { showUseButtons } from "./use-buttons.ts";

export interface EditorDialogHandlers {
  onUse(draft: Draft): void;
  onCancel(): void;
  onFile(file: File): void;
}

/** Where the shopper places the photos, chooses looks, writes, and sees it all in the artwork. */
export class EditorDialog {
  /** What was placed, chosen and written so far. */
  draft: Draft | undefined;
  /** The slot being worked on, once there is a draft. */
  activeSlot = "";
  readonly #desk: Desk;
  readonly #handlers: EditorDialogHandlers;
  readonly #parts;
  readonly #modal: Modal;
  readonly #tabs: SlotTabs;
  readonly #looks: LooksPanel;
  readonly #panes: Panes;
  readonly #texts: TextFields;
  readonly #sharpness: SharpnessLine;
  readonly #gone = new AbortController();
  /** Must have arrived before the photo can be shown. */
  #awaited: PhotoSource | undefined;
  #stage: CropStage | undefined;
  #painter: ArtworkPainter | undefined;
  #frameRequest = 0;
  #sayRequest = 0;

  constructor(desk: Desk, appLooks: AppLooks, handlers: EditorDialogHandlers) {
    this.#desk = desk;
    this.#handlers = handlers;
    this.#parts = buildEditor(desk.strings);
    this.#modal = new Modal(this.#parts.dialog, desk.facts.editorCss, handlers.onCancel);
    this.#tabs = new SlotTabs(this.#parts.slots, desk.strings, (slot) => this.draft && this.place(this.draft, slot));
    this.#looks = new LooksPanel(this.#parts.looks, desk, appLooks, {
      onChoose: (choice) => this.#changePlace(choice),
      onLook: (slotId, look) => this.#changePlace({ look }, slotId),
      onThumbs: () => this.#requestDraw(),
    });
    this.#panes = new Panes(this.#parts, this.#gone.signal);
    this.#texts = new TextFields(this.#parts.texts, desk.strings, (field, written) => this.#write(field, written));
    this.#sharpness = new SharpnessLine(this.#parts, desk);
    this.#listen();
  }

  open(): Promise<void> {
    return this.#modal.open(this.#desk.hosts);
  }

  /** Shows the waiting state: a photo is being opened. */
  await(): void {
    this.#awaited = undefined;
    this.#parts.loading.textContent = this.#desk.strings.editor.loading;
    this.#parts.problem.textContent = "";
    this.#parts.dialog.dataset.state = "loading";
    this.#parts.use.disabled = true;
  }

  /** Still waiting: the photo has to be with the app before it can be shown. Says so, and how far it is. */
  awaitUpload(upload: PhotoSource): void {
    this.#awaited = upload;
    this.#parts.live.textContent = this.#desk.strings.editor.loading_copy;
    this.uploadChanged();
  }

  /** Works on one slot of a draft; or goes on with it, saying what was wrong with another photo. */
  place(draft: Draft, slotId: string, complaint = ""): void {
    const { parts, desk } = { parts: this.#parts, desk: this.#desk };
    const { view, masks } = draft.artwork;
    const slot = view.slots.find(({ id }) => id === slotId);
    if (!slot) return;
    this.#painter = new ArtworkPainter(parts.previewCanvas, draft.artwork);
    const another = draft.places.get(slotId)?.photo !== this.draft?.places.get(slotId)?.photo;
    this.#looks.begin(slotId, { another, look: draft.places.get(slotId)?.look });
    this.draft = draft;
    this.activeSlot = slotId;
    this.#awaited = undefined;
    this.#stage = new CropStage(parts.stageCanvas, slot, masks.get(slotId));
    parts.dialog.style.setProperty("--likeness-ratio", `${view.widthPx} / ${view.heightPx}`);
    parts.previewCanvas.setAttribute("aria-label", fill(desk.strings.editor.preview_label, { title: view.title }));
    parts.addLabel.textContent = fill(desk.strings.editor.add, { label: slot.label });
    parts.dialog.dataset.state = draft.places.has(slotId) ? "placing" : "empty";
    parts.problem.textContent = complaint;
    this.#panes.show(draft);
    this.uploadChanged();
    this.#draw(); // at once: what comes a frame later would move what is there
    this.#measure();
    for (const text of view.texts) void this.#fetchLetters(text.id);
    if (draft.places.has(slotId)) parts.stage.focus({ preventScroll: true });
    else parts.addFile.focus({ preventScroll: true });
  }

  /** An upload has news. */
  uploadChanged(): void {
    const { strings } = this.#desk;
    if (this.#awaited) showAwaited(this.#parts, strings, this.#awaited.state);
    if (!this.draft) return;
    const place = this.#place;
    showUpload(this.#parts, strings, { draft: this.draft, place });
    this.#allowUse(this.draft);
    for (const each of this.draft.places.values()) this.#looks.follow(each, { isActive: each === place });
  }

  close(): void {
    this.#gone.abort();
    cancelAnimationFrame(this.#frameRequest);
    clearTimeout(this.#sayRequest);
    this.#looks.stop();
    this.#modal.close();
  }

  get #place(): Place | undefined {
    return this.draft?.places.get(this.activeSlot);
  }

  #listen(): void {
    const { stage, use, next, close, file, addFile, retry, dialog } = this.#parts;
    const { signal } = this.#gone;
    const on = (target: EventTarget, name: string, act: () => void) => target.addEventListener(name, act, { signal });

    listenToControls(
      this.#parts,
      { boxWidth: () => this.#stage?.boxWidth ?? 1, change: (change) => this.#frame(change) },
      signal,
    );
    on(use, "click", () => this.#use());
    on(next, "click", () => {
      const [slot] = this.draft ? emptySlots(this.draft) : [];
      if (this.draft && slot) this.place(this.draft, slot.id);
    });
    on(close, "click", this.#handlers.onCancel);
    on(retry, "click", () => this.#place?.upload.retry());
    listenForFiles({ dialog, inputs: [file, addFile] }, this.#handlers.onFile, signal);
    const watch = new ResizeObserver(() => this.#measure());
    watch.observe(stage);
    watch.observe(this.#parts.previewCanvas);
    signal.addEventListener("abort", () => watch.disconnect());
  }

  /** What is wrong with the texts stands beside them. */
  #use(): void {
    if (!this.draft) return;
    const wrong = this.#texts.firstWrong(this.draft);
    if (!wrong) return void this.#handlers.onUse(this.draft);
    this.#panes.choose("text");
    wrong.focus();
  }

  #frame(next: (place: Place) => Framing | null): void {
    const placing = this.#parts.dialog.dataset.state === "placing";
    const framing = placing && this.#place && next(this.#place);
    if (!framing) return;
    this.#parts.dialog.dataset.touched = "";
    this.#changePlace({ framing });
    clearTimeout(this.#sayRequest);
    this.#sayRequest = window.setTimeout(() => this.#announce(), 600);
  }

  #changePlace(change: Partial<Place>, slotId = this.activeSlot): void {
    const place = this.draft?.places.get(slotId);
    if (!this.draft || !place) return;
    const changed = { ...place, ...change };
    this.draft = withPlace(this.draft, changed);
    this.#requestDraw();
    this.#looks.follow(changed, { isActive: slotId === this.activeSlot });
  }

  #write(field: string, written: string): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, texts: { ...this.draft.texts, [field]: written } };
    this.#requestDraw();
    void this.#fetchLetters(field);
  }

  async #fetchLetters(field: string): Promise<void> {
    const { artwork, texts } = this.draft ?? {};
    const text = artwork?.view.texts.find(({ id }) => id === field);
    if (!artwork || !text) return;
    await fetchLetters(artwork.view, text, texts?.[field] ?? "");
    this.#requestDraw();
  }

  #measure(): void {
    const { stage, previewCanvas } = this.#parts;
    if (this.#stage && stage.clientWidth) this.#stage.resize(stage.clientWidth, stage.clientHeight);
    if (previewCanvas.clientWidth) {
      this.#painter?.resize(previewCanvas.clientWidth * Math.min(2, devicePixelRatio || 1));
    }
    this.#requestDraw();
  }

  #requestDraw(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const draft = this.draft;
    if (!draft) return;
    this.#tabs.show(draft, this.activeSlot);
    this.#texts.show(draft);
    this.#painter?.paint(draft);
    const place = this.#place;
    if (place) {
      this.#stage?.draw(place);
      this.#looks.show(place);
      showFraming(this.#parts, place);
      this.#sharpness.show(draft, place);
    }
    this.#allowUse(draft);
  }

  #allowUse(draft: Draft): void {
    if (this.#parts.dialog.dataset.state === "loading") return; // another photo is on its way into it
    const sharpEnough = this.#sharpness.allows(draft);
    showUseButtons(this.#parts, this.#desk.strings, { draft, activeSlot: this.activeSlot, sharpEnough });
  }

  #announce(): void {
    const place = this.#place;
    if (!this.draft || !place) return;
    this.#parts.live.textContent = fill(this.#desk.strings.editor.position, {
      zoom: Math.round(zoomOf(place.frame, place.framing) * 100),
      tilt: Math.round(tiltOf(place.framing)),
      sharpness: this.#sharpness.sentence(this.draft, place),
    });
  }
}
