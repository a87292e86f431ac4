import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { supabaseLine } from "./supabase-line.ts";

/** Sends three bytes of six, and the others when it is told to, if ever. */
async function aHaltingServer(): Promise<{ url: string; goOn: () => void }> {
  let goOn = () => {};
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-length": "6" }).write("one");
    goOn = () => response.end("two");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, goOn: () => goOn() };
}

test("a line that falls silent in the middle of a body ends in an error", async () => {
  const { url } = await aHaltingServer();
  const answer = await supabaseLine(200).fetch(url);
  await expect(answer.text()).rejects.toThrow("nothing came for 200 ms");
});

test("a reader who takes its time is waited for", async () => {
  const { url, goOn } = await aHaltingServer();
  const answer = await supabaseLine(200).fetch(url);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  goOn();
  await new Promise((resolve) => setTimeout(resolve, 600));
  const second = await reader?.read();
  expect([first?.value, second?.value].map((part) => Buffer.from(part ?? []).toString())).toEqual(["one", "two"]);
});

test("it tells how long a body is, of which the client hands out nothing but the body", async () => {
  const { url, goOn } = await aHaltingServer();
  const line = supabaseLine(200);
  const { body } = await line.fetch(url);
  goOn();
  expect(body && line.headOf(body)).toEqual({ status: 200, bytes: 6 });
  await body?.cancel();
});
