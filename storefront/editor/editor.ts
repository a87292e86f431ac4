import type { PhotoView } from "../contract.ts";
import type { Desk, Editor, KeptChoice } from "../desk.ts";
import { Refusal, refusalOf } from "./api/refusal.ts";
import { ShopperApi } from "./api/shopper-api.ts";
import { drawCard, hangPicture, type Picture } from "./card.ts";
import { EditorDialog } from "./dialog/editor-dialog.ts";
import { type Draft, emptyDraft, newPlace, stopUploads, withPhoto } from "./draft.ts";
import { AppLooks } from "./looks/app-looks.ts";
import { checkPhoto, openPhoto } from "./photo/open-photo.ts";
import { followPreview } from "./preview/follow-preview.ts";
import { instantPicture } from "./preview/instant-picture.ts";
import { OfferedArtwork } from "./preview/offered-artwork.ts";
import type { OpenArtwork } from "./preview/open-artwork.ts";
import { restoreDraft } from "./restore-draft.ts";
import { saveChoice, sizesRefused } from "./save-choice.ts";
import { fill, refusalSentence } from "./sentences.ts";
import { cardOf, type Situation } from "./situation.ts";
import { PhotoUpload } from "./upload/photo-upload.ts";
import { viewPicture } from "./view-picture.ts";

/** Called by the entry script, once per product. */
export function startEditor(desk: Desk): Editor {
  return new ProductEditor(desk);
}

class ProductEditor implements Editor {
  readonly #desk: Desk;
  readonly #api: ShopperApi;
  readonly #stop = new AbortController();
  #situation: Situation = { kind: "empty" };
  readonly #artwork: OfferedArtwork;
  /** Open while a photo is opened and placed. The situation below it stays until the shopper uses the photo. */
  #dialog: EditorDialog | undefined;
  /** The newest thing the shopper asked for, and the upload it began; older answers are dropped. */
  #latest: { upload?: PhotoUpload } = {};

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#api = new ShopperApi(desk.facts.proxyPath, this.#stop.signal);
    this.#artwork = new OfferedArtwork(this.#api, desk.facts);
  }

  show(host: HTMLElement): void {
    const untouched = this.#situation.kind === "empty" && !this.#situation.note;
    if (!untouched) drawCard(host, this.#desk.strings, cardOf(this.#situation, this.#desk));
  }

  /** The photo leaves for the app at once, while the shopper still places it. */
  async take(file: File): Promise<void> {
    const latest = this.#supersede();
    try {
      const kind = await checkPhoto(file);
      if (latest !== this.#latest) return;
      const upload = new PhotoUpload(this.#api, { file, kind }, () => this.#uploadChanged());
      latest.upload = upload;
      const opening = Promise.all([openPhoto(file, kind, () => this.#copyFromApp(upload)), this.#artwork.open()]);
      opening.catch(() => {});
      const dialog = await this.#openDialog();
      const [photo, artwork] = await opening;
      const { slots } = artwork.view;
      const slot = slots.find(({ id }) => id === dialog.activeSlot) ?? slots[0];
      if (!slot) throw new Refusal("slot-unknown");
      const draft = dialog.draft ?? (await this.#draftSoFar(artwork, slot.id).catch(() => emptyDraft(artwork)));
      if (latest !== this.#latest) return;

      latest.upload = undefined; // the draft's from here on
      const placed = withPhoto(draft, newPlace(slot, photo, upload));
      stopUploads(draft, this.#keptDraft, placed);
      dialog.place(placed, slot.id);
    } catch (error) {
      latest.upload?.stop();
      if (latest === this.#latest) this.#couldNotOpen(refusalOf(error), file);
    }
  }

  async press(button: "view" | "edit" | "remove" | "retry"): Promise<void> {
    const situation = this.#situation;
    if (button === "remove") return this.#remove();
    if (button === "retry" && situation.kind === "failed") {
      if (situation.file) return this.take(situation.file);
      if (situation.draft && situation.picture) return this.#save(situation.draft, situation.picture);
    }
    if (button === "edit") return this.#edit(situation);
    if (button === "view") return viewPicture(this.#desk, this.#api, situation, (note) => this.#remove(note));
  }

  /** Opens what was chosen as it was left; after a reload it is fetched from the app first. */
  async #edit(situation: Situation): Promise<void> {
    const latest = this.#supersede();
    const dialog = await this.#openDialog();
    try {
      const draft = this.#keptDraft ?? (await this.#draftSoFar(await this.#artwork.open()));
      const [slot] = draft.artwork.view.slots;
      if (latest === this.#latest && slot) dialog.place(draft, slot.id);
    } catch (error) {
      if (latest !== this.#latest) return;
      this.#closeDialog();
      const complaint = refusalSentence(this.#desk.strings, refusalOf(error));
      if (situation.kind === "chosen") this.#become({ ...situation, complaint });
    }
  }

  async restore(kept: KeptChoice): Promise<void> {
    const restoring = this.#become({ kind: "chosen", note: this.#desk.strings.card.restoring });
    try {
      const saved = await this.#api.readPersonalization(kept.publicId);
      if (this.#situation !== restoring) return;
      if (saved.preview.code === "photo-gone") throw new Refusal("photo-gone"); // nothing can be made of it any more
      await this.#follow(this.#become({ kind: "chosen", saved, limited: sizesRefused(kept) }));
    } catch (error) {
      if (this.#situation !== restoring) return;
      const refusal = refusalOf(error);
      // Out of reach is not gone: the line's id is still good.
      if (refusal.retryable) return void this.#become({ kind: "chosen" });
      this.#desk.stand("empty");
      this.#become({ kind: "empty", note: refusalSentence(this.#desk.strings, refusal) });
    }
  }

  close(): void {
    this.#abandon();
    stopUploads(this.#keptDraft);
    this.#stop.abort();
  }

  get #keptDraft(): Draft | undefined {
    return "draft" in this.#situation ? this.#situation.draft : undefined;
  }

  /** What is gone on from; an earlier visit's without the photo that is to be replaced. @throws Refusal when that is gone. */
  async #draftSoFar(artwork: OpenArtwork, replacedSlot?: string): Promise<Draft> {
    if (this.#keptDraft) return this.#keptDraft;
    const saved = this.#situation.kind === "chosen" ? this.#situation.saved : undefined;
    return saved ? restoreDraft(this.#api, artwork, saved, replacedSlot) : emptyDraft(artwork);
  }

  async #openDialog(): Promise<EditorDialog> {
    const dialog =
      this.#dialog ??
      new EditorDialog(this.#desk, new AppLooks(this.#api, this.#desk.facts.artworkVersionId), {
        onUse: (draft) => this.#use(draft),
        onCancel: () => this.#cancel(),
        onFile: (file) => void this.take(file),
      });
    this.#dialog = dialog;
    dialog.await();
    await dialog.open();
    return dialog;
  }

  #cancel(): void {
    this.#abandon();
    const now = this.#situation;
    if (now.kind === "empty") this.#become({ kind: "empty", note: this.#desk.strings.labels.hint });
    else this.#become(now.kind === "chosen" ? { ...now, complaint: undefined } : now);
  }

  #use(draft: Draft): void {
    const before = this.#keptDraft;
    this.#closeDialog();
    void this.#save(draft, instantPicture(draft));
    stopUploads(before, draft);
  }

  async #save(draft: Draft, picture: Picture): Promise<void> {
    this.#desk.stand("working");
    for (const { upload } of draft.places.values()) upload.retry();
    const saving = this.#become({ kind: "saving", draft, picture });
    try {
      const { saved, kept } = await saveChoice(this.#api, this.#desk.facts, draft);
      if (this.#situation !== saving) return;
      this.#desk.stand("chosen", kept);
      await this.#follow(this.#become({ kind: "chosen", saved, draft, picture, limited: sizesRefused(kept) }));
    } catch (error) {
      if (this.#situation !== saving) return;
      this.#desk.stand("empty");
      this.#become({ kind: "failed", refusal: refusalOf(error), draft, picture });
    }
  }

  /** Waits for the app's own preview and hangs it in the card. Failing is no drama: the instant picture stays. */
  async #follow(chosen: Situation & { kind: "chosen" }): Promise<void> {
    const { saved } = chosen;
    if (!saved) return;
    const { strings } = this.#desk;
    try {
      const picture = await followPreview(this.#api, saved, this.#stop.signal);
      // Not the same situation: a refused photo may have been tried meanwhile.
      const now = this.#situation;
      if (picture && now.kind === "chosen" && now.saved === saved) this.#become({ ...now, picture }, hangPicture);
    } catch (error) {
      // Out of reach is no news: the choice is saved, and a reload asks again.
      if (!(error instanceof Refusal) || error.retryable || this.#situation !== chosen) return;
      const note = fill(strings.card.preview_failed, { reason: refusalSentence(strings, error) });
      this.#become({ ...chosen, note });
    }
  }

  #remove(note?: string): void {
    this.#abandon();
    stopUploads(this.#keptDraft);
    this.#desk.stand("empty");
    this.#become({ kind: "empty", note });
  }

  #couldNotOpen(refusal: Refusal, file: File): void {
    const sentence = refusalSentence(this.#desk.strings, refusal);
    const { draft, activeSlot = "" } = this.#dialog ?? {};
    if (draft) return void this.#dialog?.place(draft, activeSlot, sentence);
    this.#closeDialog();
    if (this.#situation.kind === "chosen") this.#become({ ...this.#situation, complaint: sentence });
    else this.#become({ kind: "failed", refusal, file });
  }

  /** Nobody waits any more for what was being opened. */
  #supersede(): { upload?: PhotoUpload } {
    this.#latest.upload?.stop();
    this.#latest = {};
    return this.#latest;
  }

  /** A copy of a photo this browser can't show itself, as soon as the app has the photo. */
  async #copyFromApp(upload: PhotoUpload): Promise<PhotoView> {
    if (this.#latest.upload === upload) this.#dialog?.awaitUpload(upload);
    return this.#api.viewPhoto(await upload.received());
  }

  #uploadChanged(): void {
    this.#dialog?.uploadChanged();
    if (this.#situation.kind === "saving") this.#become(this.#situation);
  }

  #become<Next extends Situation>(situation: Next, draw = drawCard): Next {
    this.#situation = situation;
    for (const host of this.#desk.hosts) draw(host, this.#desk.strings, cardOf(situation, this.#desk));
    return situation;
  }

  #closeDialog(): void {
    this.#dialog?.close();
    this.#dialog = undefined;
  }

  /** What was being opened or placed is not wanted any more. */
  #abandon(): void {
    this.#supersede();
    stopUploads(this.#dialog?.draft, this.#keptDraft);
    this.#closeDialog();
  }
}
