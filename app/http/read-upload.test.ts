import { expect, test } from "vitest";
import { readUpload } from "./read-upload.ts";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("https://app.example.com/app/x", { method: "POST", body, headers });
const form = (bytes: Uint8Array<ArrayBuffer>) => {
  const data = new FormData();
  data.set("artworkId", "7");
  data.set("archive", new File([bytes], "art.zip"));
  return data;
};
const limits = { file: "archive", maxBytes: 1_000_000 };

test("a form's file is read as it was sent, and its fields beside it", async () => {
  const bytes = new Uint8Array([0, 13, 10, 255, 45, 45]);
  const upload = await readUpload(post(form(bytes)), limits);
  expect([...upload.bytes]).toEqual([...bytes]);
  expect(upload.fields.get("artworkId")).toBe("7");
});

test("a longer one is refused", async () => {
  const reading = readUpload(post(new Uint8Array(1_200_000)), limits);
  await expect(reading).rejects.toMatchObject({ code: "body-too-large" });
});

test.each<[string, Request]>([
  ["a form without a file", post(new URLSearchParams({ archive: "x" }))],
  ["a text", post("hello", { "content-type": "text/plain" })],
  ["half a form", post("--a\r\nContent-Disp", { "content-type": "multipart/form-data; boundary=a" })],
  ["nothing", post("")],
])("%s has no bytes", async (_name, request) => {
  expect((await readUpload(request, limits)).bytes).toHaveLength(0);
});
