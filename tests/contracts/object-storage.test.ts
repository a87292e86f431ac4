import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { temporaryFolder } from "../helpers/services.ts";
import { objectStorageContract } from "./object-storage.ts";

objectStorageContract("disk", async () => diskStorage(await temporaryFolder()));

const body = new TextEncoder().encode("photo");
const jpeg = { contentType: "image/jpeg" };

test("disk: a picture's folder goes with its last object", async () => {
  const root = await temporaryFolder();
  const storage = diskStorage(root);
  for (const kind of ["original", "preview"]) await storage.put(`temporary/shop/picture/${kind}`, body, jpeg);
  await storage.delete(["temporary/shop/picture/original"]);
  expect(await readdir(`${root}/temporary/shop/picture`)).toEqual(["preview"]);
  await storage.move("temporary/shop/picture/preview", "archived/shop/picture/preview");
  expect(await readdir(`${root}/temporary/shop`)).toEqual([]);
});

test("disk: who puts never meets a folder that someone else is just tidying away", async () => {
  const storage = diskStorage(await temporaryFolder());
  const lanes = Array.from({ length: 8 }, async (_, lane) => {
    for (let turn = 0; turn < 60; turn += 1) {
      await storage.put(`temporary/shop/picture/${lane}`, body, jpeg);
      await storage.delete([`temporary/shop/picture/${lane}`]);
    }
  });
  await Promise.all(lanes);
  for await (const { key } of storage.list("temporary")) throw new Error(`left over: ${key}`);
});
