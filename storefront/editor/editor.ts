import type { PhotoView } from "../contract.ts";
import type { Desk, Editor, KeptChoice } from "../desk.ts";
import { Refusal, refusalOf } from "./api/refusal.ts";
import { ShopperApi } from "./api/shopper-api.ts";
import { drawCard, type Picture } from "./card.ts";
import { type Framing, startFraming } from "./crop/framing.ts";
import { CropDialog } from "./dialog/crop-dialog.ts";
import { showPicture } from "./dialog/picture-dialog.ts";
import { type Draft, frameOf } from "./draft.ts";
import { checkPhoto, openPhoto } from "./photo/open-photo.ts";
import { followPreview } from "./preview/follow-preview.ts";
import { instantPicture } from "./preview/instant-picture.ts";
import { loadImage, type OpenArtwork, openArtwork } from "./preview/open-artwork.ts";
import { saveChoice } from "./save-choice.ts";
import { fill, refusalSentence } from "./sentences.ts";
import { cardOf, type Situation } from "./situation.ts";
import { PhotoUpload } from "./upload/photo-upload.ts";

/** Called by the entry script, once per product. */
export function startEditor(desk: Desk): Editor {
  return new ProductEditor(desk);
}

class ProductEditor implements Editor {
  readonly #desk: Desk;
  readonly #api: ShopperApi;
  readonly #stop = new AbortController();
  #situation: Situation = { kind: "empty" };
  #artwork: Promise<OpenArtwork> | undefined;
  /** Open while a photo is opened and placed. The situation below it stays until the shopper uses the photo. */
  #dialog: CropDialog | undefined;
  #draft: Draft | undefined;
  /** The newest thing the shopper asked for, and the upload it began; older answers are dropped. */
  #latest: { upload?: PhotoUpload } = {};

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#api = new ShopperApi(desk.facts.proxyPath, this.#stop.signal);
  }

  show(host: HTMLElement): void {
    if (this.#situation.kind !== "empty" || this.#situation.note) {
      drawCard(host, this.#desk.strings, cardOf(this.#situation, this.#desk));
    }
  }

  /** The photo leaves for the app at once, while the shopper still places it. */
  async take(file: File): Promise<void> {
    const latest = this.#supersede();
    try {
      const kind = await checkPhoto(file);
      if (latest !== this.#latest) return;
      const upload = new PhotoUpload(this.#api, { file, kind }, () => this.#uploadChanged());
      latest.upload = upload;
      const opening = Promise.all([openPhoto(file, kind, () => this.#copyFromApp(upload)), this.#openArtwork()]);
      opening.catch(() => {});
      await this.#openDialog();
      const [photo, artwork] = await opening;
      if (latest !== this.#latest) return;

      const [slot] = artwork.view.slots;
      if (!slot) throw new Refusal("slot-unknown");
      const frame = frameOf(artwork, slot, photo);
      this.#dropDraft();
      latest.upload = undefined; // the draft's from here on
      this.#draft = { artwork, slot, photo, upload, frame, framing: startFraming(frame) };
      this.#dialog?.place(this.#draft);
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
    if (situation.kind !== "chosen" && situation.kind !== "saving") return;
    if (button === "view" && situation.picture) return showPicture(this.#desk, situation.picture);
    if (button === "edit" && situation.draft) {
      this.#draft = { ...situation.draft };
      await this.#openDialog();
      this.#dialog?.place(this.#draft);
    }
  }

  async restore(kept: KeptChoice): Promise<void> {
    const restoring = this.#become({ kind: "chosen", note: this.#desk.strings.card.restoring });
    try {
      const saved = await this.#api.readPersonalization(kept.publicId);
      if (this.#situation === restoring) await this.#follow(this.#become({ kind: "chosen", saved }));
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
    this.#supersede();
    this.#closeDialog();
    this.#dropDraft();
    this.#letGo(this.#situation);
    this.#stop.abort();
  }

  async #openDialog(): Promise<void> {
    this.#dialog ??= new CropDialog(this.#desk, {
      onUse: (framing) => this.#use(framing),
      onCancel: () => this.#cancel(),
      onFile: (file) => void this.take(file),
    });
    this.#dialog.await();
    await this.#dialog.open();
  }

  #cancel(): void {
    this.#supersede();
    this.#closeDialog();
    this.#dropDraft();
    const now = this.#situation;
    if (now.kind === "empty") this.#become({ kind: "empty", note: this.#desk.strings.labels.hint });
    else this.#become(now.kind === "chosen" ? { ...now, complaint: undefined } : now);
  }

  #use(framing: Framing): void {
    if (!this.#draft) return;
    const draft = { ...this.#draft, framing };
    const before = this.#situation;
    this.#draft = undefined;
    this.#closeDialog();
    void this.#save(draft, instantPicture(draft));
    if ("draft" in before && before.draft?.upload !== draft.upload) before.draft?.upload.stop();
  }

  async #save(draft: Draft, picture: Picture): Promise<void> {
    const { facts } = this.#desk;
    this.#desk.stand("working");
    draft.upload.retry();
    const saving = this.#become({ kind: "saving", draft, picture });
    try {
      const saved = await saveChoice(this.#api, facts, draft);
      if (this.#situation !== saving) return;
      const { lineId, id: publicId } = saved;
      this.#desk.stand("chosen", { lineId, publicId, artworkVersionId: facts.artworkVersionId });
      await this.#follow(this.#become({ kind: "chosen", saved, draft, picture }));
    } catch (error) {
      if (this.#situation !== saving) return;
      this.#desk.stand("empty");
      this.#become({ kind: "failed", refusal: refusalOf(error), draft, picture });
    }
  }

  /** Waits for the app's own preview and hangs it in the card. Failing is no drama: the instant picture stays. */
  async #follow(chosen: Situation & { kind: "chosen" }): Promise<void> {
    if (!chosen.saved) return;
    const { card } = this.#desk.strings;
    try {
      const preview = await followPreview(this.#api, chosen.saved, this.#stop.signal);
      if (preview?.status === "completed" && preview.url) {
        const image = await loadImage(preview.url);
        // Not the same situation: a refused photo may have been tried meanwhile.
        const now = this.#situation;
        if (now.kind === "chosen" && now.saved === chosen.saved)
          this.#become({ ...now, picture: { kind: "made", image } });
      }
      if (preview?.status === "failed" && this.#situation === chosen) {
        const refusal = new Refusal(preview.code ?? "render-failed", { message: preview.message });
        const reason = refusalSentence(this.#desk.strings, refusal);
        this.#become({ ...chosen, note: fill(card.preview_failed, { reason }) });
      }
    } catch {
      // Out of reach: the choice is saved, and a reload asks again.
    }
  }

  #remove(): void {
    this.#supersede();
    this.#letGo(this.#situation);
    this.#desk.stand("empty");
    this.#become({ kind: "empty" });
  }

  #couldNotOpen(refusal: Refusal, file: File): void {
    const sentence = refusalSentence(this.#desk.strings, refusal);
    if (this.#draft && this.#dialog) return void this.#dialog.place(this.#draft, sentence);
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

  #openArtwork(): Promise<OpenArtwork> {
    this.#artwork ??= this.#api
      .readArtwork(this.#desk.facts.artworkVersionId)
      .then(openArtwork)
      .catch((error: unknown) => {
        this.#artwork = undefined;
        throw error;
      });
    return this.#artwork;
  }

  #uploadChanged(): void {
    this.#dialog?.uploadChanged();
    if (this.#situation.kind === "saving") this.#become(this.#situation);
  }

  #become<Next extends Situation>(situation: Next): Next {
    this.#situation = situation;
    for (const host of this.#desk.hosts) drawCard(host, this.#desk.strings, cardOf(situation, this.#desk));
    return situation;
  }

  #closeDialog(): void {
    this.#dialog?.close();
    this.#dialog = undefined;
  }

  /** Ends the draft in the dialog, unless its photo is the one already chosen. */
  #dropDraft(): void {
    const kept = "draft" in this.#situation ? this.#situation.draft : undefined;
    if (this.#draft?.upload !== kept?.upload) this.#draft?.upload.stop();
    this.#draft = undefined;
  }

  #letGo(situation: Situation): void {
    if ("draft" in situation) situation.draft?.upload.stop();
  }
}
