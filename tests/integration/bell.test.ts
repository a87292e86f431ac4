import { Worker } from "bullmq";
import { afterEach, expect, inject, test } from "vitest";
import { bullmqBell, queueNames } from "../../app/adapters/bell/bullmq-bell.server.ts";
import { renderPreviewJob } from "../../app/domain/renders/render-preview.job.ts";
import { cuttable } from "../helpers/cuttable.ts";
import { until } from "../helpers/http-shopper.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function listen() {
  const heard: string[] = [];
  const { hostname: host, port } = new URL(inject("redisServer"));
  const connection = { host, port: Number(port), maxRetriesPerRequest: null };
  const worker = new Worker(queueNames.drawing, async (job) => void heard.push(job.data.imageId), { connection });
  closing.push(() => worker.close());
  return heard;
}

async function aBell(url: string) {
  const unheard: string[] = [];
  const log = { info() {}, error() {}, warn: (event: string) => void unheard.push(event) };
  const bell = bullmqBell(url, log);
  closing.push(() => bell.close());
  const ring = async () => {
    const imageId = crypto.randomUUID();
    const begun = performance.now();
    await bell.ring(renderPreviewJob, { imageId });
    return { imageId, ms: performance.now() - begun };
  };
  return { ring, unheard, isHeard: bell.isHeard };
}

test("what is rung for is heard", async () => {
  const { ring } = await aBell(inject("redisServer"));
  const heard = listen();
  const { imageId } = await ring();
  await until(
    async () => heard,
    (list) => list.includes(imageId),
  );
});

test("with Redis away a ring is logged within two seconds and throws nothing; with Redis back it is heard again", async () => {
  const redis = await cuttable(inject("redisServer"));
  const { ring, unheard, isHeard } = await aBell(redis.url);
  const heard = listen();
  await until(isHeard, (is) => is);
  await until(
    async () => (await ring()).imageId,
    () => heard.length > 0,
  );

  await redis.cut();
  expect((await ring()).ms).toBeLessThan(2_000);
  expect(unheard).toContain("bell-unheard");
  expect(await isHeard()).toBe(false);

  await redis.mend();
  await until(ring, ({ imageId }) => heard.includes(imageId), { everyMs: 300 });
});

test("a bell made while Redis is away works once it is there", async () => {
  const redis = await cuttable(inject("redisServer"));
  await redis.cut();
  const { ring } = await aBell(redis.url);
  expect((await ring()).ms).toBeLessThan(2_000);
  const heard = listen();
  await redis.mend();
  await until(ring, ({ imageId }) => heard.includes(imageId), { everyMs: 300 });
}, 40_000);
