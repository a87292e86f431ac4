import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { similarity } from "../../../tests/helpers/similarity.ts";
import { sharp } from "../engine.ts";
import type { Raster, Size } from "../raster.ts";
import { picture } from "../test-pictures.ts";
import { type EffectName, effectNames, fullWorkPx } from "./effect.ts";
import { effectSettings, effects } from "./effects.ts";

/** Something like a photo: soft shapes of light and dark, fine fur, the grain of a phone. */
function fur(widthPx: number, heightPx: number): Raster {
  const data = new Uint8Array(widthPx * heightPx * 4);
  let seed = 7;
  for (let row = 0, at = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, at += 4) {
      seed = (seed * 16807) % 2147483647;
      const [u, v] = [column / widthPx, row / heightPx];
      const body = (u - 0.5) ** 2 * 3 + (v - 0.55) ** 2 * 2 < 0.25 ? 1 : 0;
      const hair = 22 * Math.sin(u * 160 + Math.sin(v * 40) * 3) * body;
      const light = 70 + 90 * u + (body ? 40 * Math.cos(v * 9) - 50 * (u - 0.4) : 30) + hair + (seed % 11) - 5;
      data.set(
        [light + 30 * body, light, light - 25 * body, 255].map((value) => Math.max(0, Math.min(255, value))),
        at,
      );
    }
  }
  return { data, widthPx, heightPx };
}

/** A photo at any size, each made once. */
function viewOf(photo: Raster, size: Size, workPx = fullWorkPx) {
  const made = new Map<string, Promise<Raster>>();
  const at = ({ widthPx, heightPx }: Size) => {
    const key = `${widthPx}x${heightPx}`;
    const known = made.get(key) ?? shrunk(photo, { widthPx, heightPx });
    made.set(key, known);
    return known;
  };
  return { size, ratio: size.widthPx / size.heightPx, at, workPx };
}

async function shrunk(photo: Raster, { widthPx, heightPx }: Size): Promise<Raster> {
  const data = await picture(photo).resize(widthPx, heightPx, { fit: "fill" }).ensureAlpha().raw().toBuffer();
  return { data, widthPx, heightPx };
}

const photo = fur(1500, 1800);
const draw = (name: EffectName, size: Size, from = photo) =>
  effects[name].draw(viewOf(from, size), effectSettings(name));

describe.each(effectNames.map((name) => [name] as const))("%s", (name) => {
  test("looks the same large and small", async () => {
    const [large, small] = [
      await draw(name, { widthPx: 2000, heightPx: 2400 }),
      await draw(name, { widthPx: 400, heightPx: 480 }),
    ];
    const made = await sharp(await picture(large).png({ compressionLevel: 1 }).toBuffer())
      .resize(400, 480)
      .ensureAlpha()
      .raw()
      .toBuffer();
    expect(similarity({ ...small, data: made }, small)).toBeGreaterThanOrEqual(0.99);
  });

  test("is the same bytes twice, and does something", async () => {
    const size = { widthPx: 300, heightPx: 360 };
    const [one, two] = [await draw(name, size), await draw(name, size)];
    expect(Buffer.compare(one.data, two.data)).toBe(0);
    expect(similarity(one, await shrunk(photo, size))).toBeLessThan(0.99);
  });

  test("leaves what is transparent transparent", async () => {
    const clear = fur(300, 360);
    for (let at = 3; at < clear.data.length / 2; at += 4) clear.data[at] = 0;
    const { data } = await draw(name, { widthPx: 300, heightPx: 360 }, clear);
    expect([data[3], data[data.length - 1]]).toEqual([0, 255]);
  });

  test("is documented with each of its settings", () => {
    const documented = readFileSync("docs/effects.md", "utf8");
    for (const [setting, rule] of Object.entries(effects[name].settings)) {
      const range = rule.kind === "number" ? `${rule.min} to ${rule.max}` : "a colour";
      expect(documented).toContain(`| \`${name}\` | \`${setting}\` | ${range} | ${rule.default} | ${rule.does} |`);
    }
  });
});

describe("settings", () => {
  test("are complete: what is not given is the default", () => {
    expect(effectSettings("duotone", { shadow: "#AA0000" })).toEqual({
      shadow: "#aa0000",
      light: "#ffd9a8",
      contrast: 0.5,
    });
  });

  test.each([
    ["one that is unknown", { shine: 1 }, "duotone has no setting shine"],
    ["a colour by name", { shadow: "red" }, "duotone: shadow must be a colour"],
    ["too much", { contrast: 1.1 }, "duotone: contrast must be a number from 0 to 1"],
    ["no number", { contrast: Number.NaN }, "duotone: contrast must be a number"],
  ])("%s is refused", (_name, given, sentence) => {
    expect(() => effectSettings("duotone", given as Record<string, number>)).toThrow(sentence);
  });
});
