import { appendFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { artworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { parseArtworkDocument, photoLayers, textLayers } from "../../app/domain/artworks/artwork-document.ts";
import { effectNames } from "../../app/imaging/effects/effect.ts";
import { effectSettings, isEffectName } from "../../app/imaging/effects/effects.ts";
import { sharp } from "../../app/imaging/engine.ts";
import { renderArtwork, type Target } from "../../app/imaging/render-artwork.ts";
import { similarity } from "../helpers/similarity.ts";

// The preview is the print at another scale: every demo artwork in every look, offered there or not.

const artworks = await artworkFolder(new URL("../../artworks/", import.meta.url)).list();
/** What both are looked at in: as wide as a phone. */
const seenPx = 400;
const photo = await aPortrait(2400, 2400);

/** A round face with eyes, fur and a garden behind, so that every look has edges, shades and colours to work on. */
async function aPortrait(widthPx: number, heightPx: number): Promise<Uint8Array> {
  const fur = Array.from({ length: 240 }, (_, at) => {
    const [turn, reach] = [(at * 137.5 * Math.PI) / 180, 16 + (at % 9)];
    const [x, y] = [50 + reach * Math.cos(turn), 52 + reach * Math.sin(turn)];
    const tip = `${x + 5 * Math.cos(turn + 0.3)} ${y + 5 * Math.sin(turn + 0.3)}`;
    return `<path d="M${x} ${y}L${tip}" stroke="hsl(${20 + (at % 5) * 5} 45% ${28 + (at % 7) * 7}%)" stroke-width="1.1"/>`;
  });
  const garden = Array.from({ length: 60 }, (_, at) => {
    const [x, y] = [(at * 37) % 100, (at * 61) % 100];
    return `<circle cx="${x}" cy="${y}" r="${3 + (at % 5)}" fill="hsl(${90 + (at % 6) * 14} 40% ${30 + (at % 8) * 6}%)" fill-opacity="0.6"/>`;
  });
  const face = `<circle cx="50" cy="52" r="24" fill="#a9713f"/>${fur.join("")}
    <circle cx="41" cy="47" r="4" fill="#1d120a"/><circle cx="59" cy="47" r="4" fill="#1d120a"/>
    <circle cx="42" cy="46" r="1" fill="#fff"/><circle cx="60" cy="46" r="1" fill="#fff"/>
    <ellipse cx="50" cy="58" rx="5" ry="3.5" fill="#2a1a12"/><path d="M44 65Q50 70 56 65" stroke="#2a1a12" stroke-width="1.2" fill="none"/>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 100 100">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#9ec5e8"/><stop offset="1" stop-color="#5d8a4a"/></linearGradient></defs>
    <rect width="100" height="100" fill="url(#sky)"/>${garden.join("")}${face}</svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 92 }).toBuffer();
}

describe.each(artworks.map(({ document, files }) => [parseArtworkDocument(document), files] as const))(
  "$handle",
  (artwork, files) => {
    const seen = async (target: Target, effect: string) => {
      const choices = photoLayers(artwork).map((layer) => {
        const ratio = layer.box ? layer.box.width / layer.box.height : 0.8;
        const [width, height] = ratio < 1 ? [ratio, 1] : [1, 1 / ratio];
        const crop = { x: (1 - width) / 2, y: (1 - height) / 2, width, height, rotationDegrees: 0 };
        const look = isEffectName(effect) ? { effect: { name: effect, settings: effectSettings(effect) } } : {};
        return [layer.slot, { bytes: photo, crop, ...look }] as const;
      });
      const texts = Object.fromEntries(textLayers(artwork).map((text) => [text.field, text.default]));
      const { bytes } = await renderArtwork({ artwork, files, photos: Object.fromEntries(choices), texts, target });
      const { data, info } = await sharp(bytes)
        .resize({ width: seenPx, kernel: "lanczos3" })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { data, widthPx: info.width, heightPx: info.height };
    };

    test.each(["none", ...effectNames])("%s", { timeout: 120_000 }, async (effect) => {
      const alike = similarity(
        await seen({ kind: "print" }, effect),
        await seen({ kind: "preview", format: "png" }, effect),
      );
      if (process.env.PARITY_FIGURES)
        appendFileSync(process.env.PARITY_FIGURES, `${artwork.handle} ${effect} ${alike}\n`);
      expect(alike).toBeGreaterThanOrEqual(0.99);
    });
  },
);
