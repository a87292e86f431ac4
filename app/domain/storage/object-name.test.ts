import { expect, test } from "vitest";
import { artworkFileKey, maskKey } from "../artworks/artwork-files.ts";
import { objectKey } from "../photos/object-key.ts";
import { objectName } from "./object-name.ts";

const shopId = "11111111-1111-4111-8111-111111111111";
const id = "22222222-2222-4222-8222-222222222222";
const sha256 = "ab".repeat(32);

test("a picture's key is read as it was written", () => {
  expect(objectName(objectKey("order_pending", { id, shopId, kind: "working_copy" }))).toEqual({
    ...{ kind: "picture", tier: "order_pending", shopId, imageId: id, imageKind: "working_copy" },
  });
});

test("so are a piece's and an artwork's: its files, drawings and masks begin with a hash", () => {
  expect(objectName(`incoming/${shopId}/${id}/0000000000-${id}`)).toEqual({ kind: "piece", shopId, photoId: id });
  expect(objectName(artworkFileKey(shopId, { fileName: "frame.svg", sha256 }))).toMatchObject({
    kind: "artwork",
    sha256,
  });
  expect(objectName(maskKey(shopId, { version: sha256, slot: "pet" }))).toMatchObject({ kind: "artwork", sha256 });
});

test.each([
  "temporary/readme.txt",
  `temporary/${shopId}/${id}`,
  `temporary/${shopId}/${id}/original/more`,
  `temporary/${shopId}/${id}/holiday`,
  `temporary/${shopId}/${id.replace("2", "A")}/original`,
  `elsewhere/${shopId}/${id}/original`,
  `artworks/${shopId}/frame.svg`,
  `artworks/demo/${sha256}.svg`,
])("%s is none of ours", (key) => expect(objectName(key)).toBeNull());
