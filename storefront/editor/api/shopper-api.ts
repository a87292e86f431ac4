import type { ArtworkView, Crop, PersonalizationView, PhotoView, SlotChoice, UploadGrant } from "../../contract.ts";
import { pause, retryAfterMs } from "../pause.ts";
import { Refusal, readRefusalBody } from "./refusal.ts";
import { forgetSession, keepSession, keptSession } from "./session.ts";

const answerWithinMs = 20_000;
const tries = 3;
/** A shopper waits so long for an app that asks them to; for longer it is an answer, and they read it. */
const mostWaitMs = 65_000;

/** The app, through the shop's own origin. Every method throws Refusal; a lost connection is tried three times. */
export class ShopperApi {
  readonly #proxyPath: string;
  readonly #signal: AbortSignal;

  constructor(proxyPath: string, signal: AbortSignal) {
    this.#proxyPath = proxyPath;
    this.#signal = signal;
  }

  /** `options`: those of the product's variants, to be told which of them name a size. */
  async readArtwork(id: string, options: readonly string[]): Promise<ArtworkView> {
    const query = new URLSearchParams(options.map((option) => ["option", option]));
    const path = `/artworks/${encodeURIComponent(id)}${options.length > 0 ? `?${query}` : ""}`;
    return (await this.#ask<{ artwork: ArtworkView }>("GET", path)).artwork;
  }

  /** `onBusy`: the app asked to wait, and we do. */
  requestUpload(
    photo: { fileName: string; bytes: number; contentType: string },
    onBusy: () => void,
  ): Promise<UploadGrant> {
    return this.#asShopper((session) => this.#ask("POST", "/photos", { session, ...photo }, undefined, onBusy));
  }

  async viewPhoto(id: string): Promise<PhotoView> {
    const path = `/photos/${encodeURIComponent(id)}/view`;
    return (await this.#asShopper((session) => this.#ask<{ photo: PhotoView }>("POST", path, { session }))).photo;
  }

  /** The photo's crop in looks, side by side in one picture, and what a cut-out is worth. */
  readLooks(asked: {
    artworkVersionId: string;
    slot: string;
    photoId: string;
    crop: Crop;
    effects: string[];
    cutout: boolean;
    longSidePx: number;
  }): Promise<{ picture: Blob; confidence: number | null }> {
    const read = async (answer: Response) => {
      const confidence = answer.headers.get("Likeness-Confidence");
      return { picture: await answer.blob(), confidence: confidence === null ? null : Number(confidence) };
    };
    return this.#asShopper((session) => this.#ask("POST", "/looks", { session, ...asked }, read));
  }

  async savePersonalization(choice: {
    productId: string;
    artworkVersionId: string;
    photos: SlotChoice[];
    texts: Record<string, string>;
  }): Promise<PersonalizationView> {
    const saved = await this.#asShopper((session) =>
      this.#ask<{ personalization: PersonalizationView }>("POST", "/personalizations", { session, ...choice }),
    );
    return saved.personalization;
  }

  async readPersonalization(publicId: string): Promise<PersonalizationView> {
    const path = `/personalizations/${encodeURIComponent(publicId)}`;
    return (await this.#ask<{ personalization: PersonalizationView }>("GET", path)).personalization;
  }

  /** Deletes the photos of this shopper's visit; those an order needs stay. Never of a visit begun for it, which has none. */
  async erasePhotos(): Promise<{ deleted: number; ordered: number }> {
    const session = keptSession();
    if (!session) throw new Refusal("session-unknown");
    return this.#ask("POST", "/photos/erase", { session });
  }

  /** With the shopper's token; a token the app no longer knows is replaced once. */
  async #asShopper<Answer>(use: (session: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await use(keptSession() ?? (await this.#openSession()));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "session-unknown") throw error;
      forgetSession();
      return use(await this.#openSession());
    }
  }

  async #openSession(): Promise<string> {
    const { session } = await this.#ask<{ session: { token: string; expiresAt: string } }>("POST", "/session", {});
    keepSession(session);
    return session.token;
  }

  async #ask<Answer>(
    method: string,
    path: string,
    body?: object,
    read: (answer: Response) => Promise<Answer> = (answer) => answer.json(),
    onBusy?: () => void,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#askOnce(method, path, body, read);
      } catch (error) {
        const again = error instanceof Refusal && error.retryable && attempt < tries && !this.#signal.aborted;
        if (!again) throw error;
        if (error.waitMs > 0) onBusy?.();
        await pause(Math.max(600 * attempt ** 2, error.waitMs), this.#signal);
      }
    }
  }

  async #askOnce<Answer>(
    method: string,
    path: string,
    body: object | undefined,
    read: (answer: Response) => Promise<Answer>,
  ): Promise<Answer> {
    const stop = new AbortController();
    const giveUp = () => stop.abort();
    const timer = setTimeout(giveUp, answerWithinMs);
    this.#signal.addEventListener("abort", giveUp);
    try {
      const response = await fetch(this.#proxyPath + path, {
        method,
        headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
        body: body && JSON.stringify(body),
        signal: stop.signal,
      });
      if (response.ok) return await read(response);
      const said = readRefusalBody(await response.text());
      const waitMs = retryAfterMs(response.headers.get("Retry-After"));
      const retryable = (response.status === 429 || response.status >= 500) && waitMs <= mostWaitMs;
      // Without our error body it was not the app that answered: it is not installed any more, or not reachable.
      if (!said) throw new Refusal("unavailable", { retryable: true });
      throw new Refusal(said.code, { message: said.message, retryable, waitMs: retryable ? waitMs : 0 });
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal("unavailable", { retryable: true, cause: error });
    } finally {
      clearTimeout(timer);
      this.#signal.removeEventListener("abort", giveUp);
    }
  }
}
