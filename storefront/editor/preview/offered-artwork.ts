import type { ProductFacts } from "../../desk.ts";
import type { ShopperApi } from "../api/shopper-api.ts";
import { optionsOf } from "../crop/product-sizes.ts";
import { announceFonts } from "./artwork-fonts.ts";
import { type OpenArtwork, openArtwork } from "./open-artwork.ts";

/** The product's artwork, fetched when first needed. What failed may be tried again. */
export class OfferedArtwork {
  readonly #api: ShopperApi;
  readonly #facts: ProductFacts;
  #opening: Promise<OpenArtwork> | undefined;

  constructor(api: ShopperApi, facts: ProductFacts) {
    this.#api = api;
    this.#facts = facts;
  }

  /** @throws Refusal */
  open(): Promise<OpenArtwork> {
    this.#opening ??= this.#fetch().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #fetch(): Promise<OpenArtwork> {
    const { artworkVersionId, variants, proxyPath } = this.#facts;
    const view = await this.#api.readArtwork(artworkVersionId, optionsOf(variants));
    announceFonts(view, proxyPath);
    return openArtwork(view);
  }
}
