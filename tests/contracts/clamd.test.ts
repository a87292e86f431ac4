import { randomBytes } from "node:crypto";
import net from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clamd } from "../../app/adapters/scanner/clamd.server.ts";
import { clamdInstallCommand, hasClamd, startClamd } from "../../scripts/clamd.mjs";
import { photoBytes } from "../helpers/photo.ts";
import { pretendClamd } from "../helpers/pretend-clamd.ts";
import { temporaryFolder } from "../helpers/services.ts";

const log = { info() {}, warn() {}, error() {} };
const unavailable = { code: "scanner-unavailable", retryable: true };
const signature = { name: "Likeness.Test.Planted", text: `planted ${randomBytes(16).toString("hex")}` };
const streamMaxBytes = 2_000_000;

const title = hasClamd() ? "a real clamd" : `a real clamd: there is none here (${clamdInstallCommand})`;

describe.skipIf(!hasClamd())(title, () => {
  let server: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    const dataDir = join(await temporaryFolder(), "clamd");
    server = await startClamd({ dataDir, port: await freePort(), signature, streamMaxBytes });
  }, 90_000);
  afterAll(() => server.stop());

  const doors: [string, () => string][] = [
    ["by TCP", () => server.address],
    ["by its socket", () => server.socket],
  ];

  test.each(doors)("calls a photo clean and finds what is planted in one, %s", async (_name, address) => {
    const scanner = clamd({ address: address(), timeoutMs: 20_000 }, log);
    const photo = await photoBytes();
    expect(await scanner.scan(photo)).toEqual({ kind: "clean" });
    // Far behind the first chunk, and across the seam of two.
    const planted = Buffer.concat([
      photo,
      randomBytes(256 * 1024 - (photo.length % (256 * 1024)) - 8),
      Buffer.from(signature.text),
    ]);
    expect(await scanner.scan(planted)).toEqual({ kind: "found", signature: `${signature.name}.UNOFFICIAL` });
  });

  test("takes many at once, and mixes up none", async () => {
    const scanner = clamd({ address: server.address, timeoutMs: 20_000 }, log);
    const files = Array.from({ length: 12 }, (_, n) =>
      n % 3 === 0 ? Buffer.from(`${n} ${signature.text}`) : randomBytes(300_000),
    );
    const verdicts = await Promise.all(files.map((file) => scanner.scan(file)));
    expect(verdicts.map(({ kind }) => kind)).toEqual(files.map((_, n) => (n % 3 === 0 ? "found" : "clean")));
  });

  test("never calls clean what is larger than it takes", async () => {
    const scanner = clamd({ address: server.address, timeoutMs: 20_000 }, log);
    await expect(scanner.scan(randomBytes(streamMaxBytes + 1_000_000))).rejects.toMatchObject(unavailable);
  });
});

describe("a clamd that is none, or is ill, calls nothing clean", () => {
  const photo = randomBytes(600_000);

  test.each<[string, string]>([
    ["garbage", "\u00ff\u00fe\u0001\0"],
    ["a web server's answer", "HTTP/1.1 200 OK\r\n\r\nOK\0"],
    ["OK without saying of what", "OK\0"],
    ["OK and more", "stream: OK but not sure\0"],
    ["a clean line behind a first one", "INSTREAM: busy\0stream: OK\0"],
    ["its own error", "INSTREAM size limit exceeded. ERROR\0"],
    ["something found that has no name", "stream:  FOUND\0"],
    ["a line that never ends", "x".repeat(5_000)],
    ["a line that is cut off", "stream: OK"],
    ["nothing, and hangs up", ""],
  ])("it says %s", async (_name, said) => {
    const { address } = await pretendClamd(() => said);
    await expect(clamd({ address, timeoutMs: 5_000 }, log).scan(photo)).rejects.toMatchObject(unavailable);
  });

  test("it says nothing and keeps the line", async () => {
    const { address } = await pretendClamd(() => null);
    await expect(clamd({ address, timeoutMs: 300 }, log).scan(photo)).rejects.toMatchObject(unavailable);
  });

  test("it says its clean answer a letter at a time, and too slowly", async () => {
    const { address } = await pretendClamd((_bytes, socket) => {
      const letters = [..."stream: OK\0"];
      const timer = setInterval(() => {
        const letter = letters.shift();
        if (letter === undefined || socket.destroyed) clearInterval(timer);
        else socket.write(letter);
      }, 100);
      return null;
    });
    await expect(clamd({ address, timeoutMs: 400 }, log).scan(photo)).rejects.toMatchObject(unavailable);
  });

  test("it hangs up while it is being told", async () => {
    const server = net.createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
    await expect(clamd({ address, timeoutMs: 5_000 }, log).scan(randomBytes(8_000_000))).rejects.toMatchObject(
      unavailable,
    );
    server.close();
  });

  test.each([
    ["no one listens", "127.0.0.1:1"],
    ["there is no such socket", "/nowhere/clamd.socket"],
  ])("%s", async (_name, address) => {
    await expect(clamd({ address, timeoutMs: 5_000 }, log).scan(photo)).rejects.toMatchObject(unavailable);
  });
});

test("it is sent exactly the photo, an empty one too", async () => {
  const { address, scanned } = await pretendClamd(() => "stream: OK\0");
  const scanner = clamd({ address, timeoutMs: 5_000 }, log);
  const files = [Buffer.alloc(0), randomBytes(1), randomBytes(256 * 1024), randomBytes(256 * 1024 + 1)];
  for (const file of files) expect(await scanner.scan(file)).toEqual({ kind: "clean" });
  expect(scanned.map((bytes, n) => bytes.equals(files[n] as Buffer))).toEqual([true, true, true, true]);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
