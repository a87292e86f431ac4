import { describe, expect, test } from "vitest";
import { artworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { filesOf, parseArtworkDocument, photoLayers } from "../../app/domain/artworks/artwork-document.ts";
import { sharp } from "../../app/imaging/engine.ts";
import { renderArtwork, type Target } from "../../app/imaging/render-artwork.ts";

const bundles = await artworkFolder(new URL("../../artworks/", import.meta.url)).list();
const artworks = bundles.map(({ document, files }) => ({ artwork: parseArtworkDocument(document), files }));

/** A colour no demo artwork uses: where it is, the photo shows. */
const magenta = { r: 255, g: 0, b: 255 };
const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: magenta } })
  .png()
  .toBuffer();
const crop = { x: 0, y: 0, width: 1, height: 1, rotationDegrees: 0 };

function cornersOf(box = { x: 0, y: 0, width: 0, height: 0 }): [number, number][] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return [
    [box.x, box.y],
    [right, box.y],
    [right, bottom],
    [box.x, bottom],
  ];
}

test("there are six, of one to two photos, flat and in perspective, with and without words", () => {
  expect(artworks.map(({ artwork }) => artwork.handle)).toEqual([
    "best-friends",
    "big-screen",
    "gallery-wall",
    "royal-portrait",
    "storybook-meadow",
    "the-howl",
  ]);
});

describe.each(artworks.map((one) => [one.artwork.handle, one] as const))("%s", (_handle, { artwork, files }) => {
  const [widthPx, heightPx] = [500, Math.round((500 * artwork.canvas.height) / artwork.canvas.width)];
  const render = async (kind: Target["kind"]) => {
    const photos = Object.fromEntries(photoLayers(artwork).map(({ slot }) => [slot, { bytes: photo, crop }]));
    const { bytes } = await renderArtwork({ artwork, files, photos, target: { kind } });
    return sharp(bytes).resize(widthPx, heightPx, { fit: "fill" }).removeAlpha().raw().toBuffer();
  };

  test("names its files, all of them and no other", () => {
    expect([...files.keys()].sort()).toEqual(filesOf(artwork).sort());
  });

  test.each([...files])("%s is small and depends on nothing outside itself", (_name, bytes) => {
    const drawing = new TextDecoder().decode(bytes);
    expect(bytes.length).toBeLessThan(200_000);
    expect(drawing).not.toMatch(/<(text|image|script|foreignObject|style|filter)\b|href="[^#]|url\((?!#)|<!/);
  });

  test("shows the photo in the middle of each slot, and lies over the photo's edge", async () => {
    const pixels = await render("preview");
    const isPhoto = (x: number, y: number) => {
      const at = (Math.round(y) * widthPx + Math.round(x)) * 3;
      return (pixels[at] ?? 0) > 150 && (pixels[at + 1] ?? 0) < 90 && (pixels[at + 2] ?? 0) > 150;
    };
    const scale = widthPx / artwork.canvas.width;
    for (const { box, quad } of photoLayers(artwork)) {
      const corners = quad ?? cornersOf(box);
      const [x, y] = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0) / 4, 0) * scale);
      expect(isPhoto(x ?? 0, y ?? 0)).toBe(true);
      if (!box) continue;
      const [left, bottom, width] = [box.x * scale, (box.y + box.height) * scale, box.width * scale];
      const edge = Array.from({ length: 40 }, (_, n) => isPhoto(left + ((n + 0.5) / 40) * width, bottom - 2));
      expect(edge).toContain(false);
    }
  });

  test("prints what the preview shows", async () => {
    const [preview, print] = [await render("preview"), await render("print")];
    const apart = preview.reduce((sum, value, at) => sum + Math.abs(value - (print[at] ?? 0)), 0) / preview.length;
    expect(apart).toBeLessThan(3);
  });
});
