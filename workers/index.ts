import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { queueNames } from "../app/adapters/bell/bullmq-bell.server.ts";
import { config } from "../app/config.server.ts";
import { services } from "../app/services.server.ts";
import { counting } from "./counting.ts";
import { openMetrics } from "./open-metrics.ts";
import { runJob } from "./run-job.ts";
import { runSchedules, schedules } from "./schedules.ts";

const { WORKER_METRICS_PORT, METRICS_TOKEN, HOST, REDIS_URL, WORKER_RENDERS, LEASE_MS, SWEEP_MS } = config();
const the = services();

// A worker waits for Redis as long as it takes; BullMQ asks for `maxRetriesPerRequest: null`.
const connection = new Redis(REDIS_URL, { maxRetriesPerRequest: null });
connection.on("error", (error) => the.log.warn("redis-away", { error: error.message }));

/** Webhooks, moves and the like wait for others more than they work. */
const quickJobs = 10;

function listen(lane: keyof typeof queueNames, concurrency: number): Worker {
  const options = { connection, concurrency, lockDuration: LEASE_MS, stalledInterval: LEASE_MS };
  const worker = new Worker(queueNames[lane], (job) => counting(job.name, () => runJob(the, job)), options);
  worker.on("error", (error) => the.log.warn("worker-error", { lane, error: error.message }));
  return worker;
}

const workers = [listen("drawing", WORKER_RENDERS), listen("quick", quickJobs)];
void Promise.all(workers.map((worker) => worker.waitUntilReady())).then(() => the.log.info("worker-ready"));

const stopSchedules = runSchedules(the, schedules({ sweepMs: SWEEP_MS }));

if (WORKER_METRICS_PORT && METRICS_TOKEN) {
  openMetrics({ port: WORKER_METRICS_PORT, host: HOST, token: METRICS_TOKEN });
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  the.log.info("worker-stopping");
  setTimeout(() => process.exit(1), 25_000).unref(); // rows left claimed lapse and are done by others
  await Promise.all([...workers.map((worker) => worker.close()), stopSchedules()]);
  connection.disconnect();
  await the.db.$disconnect();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
