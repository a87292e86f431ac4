import { Refusal, refusalOf } from "../api/refusal.ts";
import type { ShopperApi } from "../api/shopper-api.ts";
import type { PhotoKind } from "../photo/photo-kind.ts";
import type { PhotoSource, UploadState } from "./photo-source.ts";
import { StartOver, sendPhoto } from "./send-photo.ts";

interface Grant {
  photoId: string;
  endpoint: string;
  ticket: string;
  /** The upload's own address, once it was created. */
  location?: string;
}

/** A ticket may lapse while a phone is in a tunnel; three new ones are plenty. */
const freshTickets = 3;

/** One photo on its way. Starts at once, goes on by itself, and can be told to try again after it gave up. */
export class PhotoUpload implements PhotoSource {
  state: UploadState = { kind: "preparing" };
  readonly #api: ShopperApi;
  readonly #photo: { file: File; kind: PhotoKind };
  readonly #onChange: () => void;
  readonly #stop = new AbortController();
  #grant: Grant | undefined;
  #run: Promise<string>;

  constructor(api: ShopperApi, photo: { file: File; kind: PhotoKind }, onChange: () => void) {
    this.#api = api;
    this.#photo = photo;
    this.#onChange = onChange;
    this.#run = this.#start();
  }

  received(): Promise<string> {
    return this.#run;
  }

  retry(): void {
    if (this.state.kind === "stopped") this.#run = this.#start();
  }

  /** Sends it all again: the server lost the photo, or the visit it belonged to. */
  restart(): void {
    this.#grant = undefined;
    this.#run = this.#start();
  }

  stop(): void {
    this.#stop.abort();
  }

  #start(): Promise<string> {
    this.#become({ kind: "preparing" });
    const run = this.#send();
    run.then(
      (photoId) => this.#become({ kind: "received", photoId }),
      (error: unknown) => this.#become({ kind: "stopped", refusal: refusalOf(error) }),
    );
    return run;
  }

  async #send(): Promise<string> {
    const { file } = this.#photo;
    for (let fresh = 0; fresh < freshTickets; fresh++) {
      this.#grant ??= await this.#ask();
      const grant = this.#grant;
      try {
        await sendPhoto({
          file,
          endpoint: grant.endpoint,
          ticket: grant.ticket,
          location: grant.location,
          signal: this.#stop.signal,
          onCreated: (location) => {
            grant.location = location;
          },
          onSent: (bytes) => {
            const share = bytes / file.size;
            this.#become(share < 1 ? { kind: "sending", share } : { kind: "checking" });
          },
          onTrouble: (kind) => this.#become({ kind }),
        });
        return grant.photoId;
      } catch (error) {
        if (!(error instanceof StartOver)) throw error;
        this.#grant = undefined;
      }
    }
    throw new Refusal("upload-stopped", { retryable: true });
  }

  async #ask(): Promise<Grant> {
    const { file, kind } = this.#photo;
    const announced = { fileName: file.name, bytes: file.size, contentType: kind };
    const { photo, upload } = await this.#api.requestUpload(announced, () => this.#become({ kind: "busy" }));
    if (file.size > upload.maxBytes) {
      const megabytes = Math.floor(upload.maxBytes / 1_000_000);
      throw new Refusal("photo-too-large", { values: { megabytes } });
    }
    return { photoId: photo.id, endpoint: upload.endpoint, ticket: upload.ticket };
  }

  #become(state: UploadState): void {
    this.state = state;
    if (!this.#stop.signal.aborted) this.#onChange();
  }
}
