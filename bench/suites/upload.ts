import { artworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { parseArtworkDocument } from "../../app/domain/artworks/artwork-document.ts";
import { renderArtwork } from "../../app/imaging/render-artwork.ts";
import { cropFor, httpShopper, offeredProduct, until } from "../../tests/helpers/http-shopper.ts";
import type { Figure, Stack } from "../index.ts";
import { median, medianMs } from "../measure.ts";
import { photoOf } from "../photo.ts";

const size = { widthPx: 4032, heightPx: 3024 };

/** From the first byte of a 12-megapixel photo to a preview that can be looked at, and what of it is drawing alone. */
export async function upload({ urls }: Stack): Promise<Figure[]> {
  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const shopper = httpShopper(urls.storefronts.pawprints);
  const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));

  const [uploads, previews]: [number[], number[]] = [[], []];
  let photo = await photoOf(size, 0);
  for (let run = 0; run < 6; run += 1) {
    photo = await photoOf(size, run); // another photo each time: the same recipe is not drawn twice
    const begun = performance.now();
    const photoId = await shopper.upload(photo);
    const uploaded = performance.now();
    const { id } = await shopper.personalize(product, { photoId, ...chosen });
    await until(
      () => shopper.read(id),
      ({ preview }) => preview.status === "completed",
      { everyMs: 20, what: "the preview" },
    );
    if (run === 0) continue; // warms up
    uploads.push(uploaded - begun);
    previews.push(performance.now() - begun);
  }

  const [bundle] = (await artworkFolder(new URL("../../artworks/", import.meta.url)).list()).filter(
    ({ document }) => parseArtworkDocument(document).handle === "the-howl",
  );
  if (!bundle) throw new Error("the starter artwork is gone");
  const drawing = await medianMs(5, () =>
    renderArtwork({
      artwork: parseArtworkDocument(bundle.document),
      files: bundle.files,
      photos: { [chosen.slot]: { bytes: photo, crop: chosen.crop } },
      target: { kind: "preview" },
    }),
  );
  const [uploadMs, previewMs] = [median(uploads), median(previews)];
  return [
    { name: "12 MP photo: first byte → examined and kept", value: uploadMs, unit: "ms" },
    {
      name: "12 MP photo: first byte → preview ready",
      value: previewMs,
      unit: "ms",
      against: { name: "drawing that preview alone", value: drawing },
      ratio: previewMs / drawing,
    },
  ];
}
