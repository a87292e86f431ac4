import { expect, test } from "vitest";
import { sharp } from "./engine.ts";
import { examinePhoto } from "./examine-photo.ts";
import { noise, picture, plain, red } from "./test-pictures.ts";
import { workingCopyServes } from "./working-copy-use.ts";

const large = picture(noise(3000, 1500));

test("a large photo gets a copy of 2048 px, upright and without EXIF", async () => {
  const turned = await large
    .withExif({ IFD0: { Make: "Camera" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { workingCopy, ...photo } = await examinePhoto(turned);
  expect(photo).toMatchObject({ widthPx: 1500, heightPx: 3000 });
  expect(workingCopy).toMatchObject({ contentType: "image/jpeg", widthPx: 1024, heightPx: 2048 });
  const { width, height, exif, orientation } = await sharp(workingCopy?.bytes).metadata();
  expect({ width, height, exif, orientation }).toEqual({
    width: 1024,
    height: 2048,
    exif: undefined,
    orientation: undefined,
  });
});

test("a transparent one keeps what is clear", async () => {
  const clear = plain(2600, 200, red);
  for (let at = 3; at < clear.data.length / 2; at += 4) clear.data[at] = 0;
  const { workingCopy } = await examinePhoto(await picture(clear).png().toBuffer());
  expect(workingCopy?.contentType).toBe("image/webp");
  const { channels } = await sharp(workingCopy?.bytes).stats();
  expect([channels[3]?.min, channels[3]?.max]).toEqual([0, 255]);
});

test("a small one is its own", async () => {
  expect((await examinePhoto(await picture(noise(300, 200)).jpeg().toBuffer())).workingCopy).toBeNull();
});

test("the same photo gives the same bytes", async () => {
  const photo = await large.jpeg().toBuffer();
  const [one, two] = await Promise.all([examinePhoto(photo), examinePhoto(photo)]);
  expect(Buffer.compare(one.workingCopy?.bytes ?? Buffer.alloc(0), two.workingCopy?.bytes ?? Buffer.alloc(1))).toBe(0);
});

const photo = { format: "jpeg", widthPx: 4096, heightPx: 4096 } as const;
test.each<[string, Parameters<typeof workingCopyServes>, boolean]>([
  ["the whole of it has pixels enough", [photo, { width: 1, height: 1 }, { widthPx: 2000, heightPx: 2000 }], true],
  ["a close crop has not", [photo, { width: 0.2, height: 0.2 }, { widthPx: 1000, heightPx: 1000 }], false],
  [
    "a small photo has no copy",
    [
      { ...photo, widthPx: 900, heightPx: 900 },
      { width: 1, height: 1 },
      { widthPx: 9, heightPx: 9 },
    ],
    false,
  ],
])("%s", (_name, given, serves) => expect(workingCopyServes(...given)).toBe(serves));
