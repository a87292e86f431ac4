import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { cutoutService } from "../../app/adapters/cutout/http-service.server.ts";
import { cutouts } from "../../app/cutouts.server.ts";
import { operations } from "../../app/imaging/operations.ts";
import { plain, png } from "../../app/imaging/test-pictures.ts";
import { photoBytes } from "../helpers/photo.ts";

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** A cut-out service on this machine. Returns its address and what it was asked. */
async function aService(answer: RequestListener) {
  const asked: { token: string | undefined; bytes: number }[] = [];
  server = createServer(async (request, response) => {
    let bytes = 0;
    for await (const part of request) bytes += part.length;
    asked.push({ token: request.headers.authorization, bytes });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/matte`, asked };
}

const white = () => png(plain(40, 30, [255, 255, 255]));
const jpeg = Buffer.from([0xff, 0xd8, 0xff]);

test("a service is asked with the photo and the token", async () => {
  const matte = await white();
  const { url, asked } = await aService((_request, response) =>
    response.setHeader("content-type", "image/png").end(matte),
  );
  expect(Buffer.compare(await cutoutService({ url, token: "t", timeoutMs: 5_000 })(jpeg), matte)).toBe(0);
  expect(asked).toEqual([{ token: "Bearer t", bytes: 3 }]);
});

test("one that is busy is asked again", async () => {
  let times = 0;
  const matte = await white();
  const { url } = await aService((_request, response) => {
    times += 1;
    if (times < 3) response.writeHead(503).end();
    else response.setHeader("content-type", "image/png").end(matte);
  });
  await cutoutService({ url, timeoutMs: 5_000 })(jpeg);
  expect(times).toBe(3);
});

describe("not believed", () => {
  test.each<[string, RequestListener, RegExp]>([
    ["one that refuses", (_q, response) => response.writeHead(403).end(), /answered 403/],
    ["another type", (_q, response) => response.setHeader("content-type", "text/html").end("x"), /text\/html/],
    [
      "another address",
      (_q, response) => response.writeHead(302, { location: "/elsewhere" }).end(),
      /fetch failed|redirect/i,
    ],
    ["one that takes too long", () => {}, /timeout|aborted/i],
    ["one that hangs up", (_q, response) => response.destroy(), /fetch failed|terminated/i],
  ])("%s", async (_name, answer, sentence) => {
    const { url } = await aService(answer);
    await expect(cutoutService({ url, timeoutMs: 400 })(jpeg)).rejects.toThrow(sentence);
    server?.closeAllConnections();
  });
});

test("after three photos in vain it is left alone", async () => {
  const { url, asked } = await aService((_request, response) => response.writeHead(400).end());
  const ask = cutoutService({ url, timeoutMs: 2_000 });
  for (let photo = 0; photo < 3; photo++) await expect(ask(jpeg)).rejects.toThrow("answered 400");
  await expect(ask(jpeg)).rejects.toThrow("left alone for a while");
  expect(asked).toHaveLength(3);
});

test("where it fails, the embedded model does it", async () => {
  const { url } = await aService((_request, response) => response.writeHead(400).end());
  const warned: string[] = [];
  const log = { info() {}, warn: (event: string) => void warned.push(event), error() {} };
  const settings = {
    CUTOUT: url,
    CUTOUT_TOKEN: undefined,
    CUTOUT_TIMEOUT_MS: 1_000,
    CUTOUT_WEIGHTS: ".cache/u2netp.onnx",
  };
  const matte = await cutouts(settings, { log, imaging: operations }).make(await photoBytes());
  expect(matte.model).toContain("u2netp@309c8469");
  expect(warned).toEqual(["cutout-fell-back"]);
});
