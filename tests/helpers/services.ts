import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { artworkFolder } from "../../app/adapters/starter-artworks/artwork-folder.server.ts";
import { objectParts } from "../../app/adapters/upload-parts/object-parts.server.ts";
import { cutouts } from "../../app/cutouts.server.ts";
import type { Bell, Clock, Log, Services, ShopAdmin } from "../../app/domain/services.ts";
import { operations } from "../../app/imaging/operations.ts";
import { signingKeys } from "../../app/keys.server.ts";
import { appLinks } from "../../app/links.server.ts";
import { runJob } from "../../workers/run-job.ts";
import { testDatabase } from "./database.ts";

/** A clock that stands still, at the moment it was made, until it is moved. */
export interface TestClock extends Clock {
  moveDays(days: number): void;
}

export function testClock(): TestClock {
  let at = new Date();
  return {
    now: () => at,
    moveDays: (days) => {
      at = new Date(at.getTime() + days * 86_400_000);
    },
  };
}

/** A bell that keeps what was rung for, so that a test decides when, and how often, it is heard. */
export interface TestBell extends Bell {
  rung: { name: string; data: unknown }[];
}

export function testBell(): TestBell {
  const rung: TestBell["rung"] = [];
  return {
    rung,
    isHeard: async () => true,
    async ring(job, payload) {
      rung.push({ name: job.name, data: job.payload.parse(payload) });
    },
  };
}

const quiet: Log = { info() {}, warn() {}, error() {} };

/** An Admin API for code that must not call it. */
const noAdmin: ShopAdmin = {
  graphql: async () => {
    throw new Error("this test expects no call to the Admin API");
  },
};

export type TestServices = Services & { clock: TestClock; bell: TestBell };

const plenty = { files: 1_000_000, bytes: 1_000_000_000_000 };

/** Services on a real database and a real disk of this test file's own. */
export async function testServices(over: Partial<Services> = {}): Promise<TestServices> {
  const { db } = await testDatabase();
  const keys = signingKeys(Buffer.alloc(32, 7).toString("base64"));
  const clock = testClock();
  const storage = over.storage ?? diskStorage(await temporaryFolder());
  return {
    db,
    storage,
    bell: testBell(),
    clock,
    log: quiet,
    admin: noAdmin,
    links: appLinks("https://app.example.com", keys, clock),
    keys,
    starters: artworkFolder(new URL("../fixtures/artworks/", import.meta.url)),
    parts: objectParts({ db, storage, clock, log: quiet }),
    limits: { photoMaxBytes: 60_000_000, quotas: { shop: plenty, session: plenty, client: plenty }, leaseMs: 2_000 },
    billing: {
      packs: [
        { credits: 50, priceCents: 900 },
        { credits: 250, priceCents: 3900 },
      ],
      test: true,
      welcomeCredits: 25,
      adminUrl: (domain, path) =>
        `https://admin.shopify.com/store/${domain.split(".")[0]}/apps/likeness-local-key${path}`,
    },
    rates: { take: async () => null },
    scanner: null,
    mailer: null,
    imaging: operations,
    cutouts: cutouts(
      { CUTOUT: "embedded", CUTOUT_TIMEOUT_MS: 1_000, CUTOUT_TOKEN: undefined, CUTOUT_WEIGHTS: ".cache/u2netp.onnx" },
      { log: quiet, imaging: operations },
    ),
    ...over,
  } as TestServices;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "likeness-"));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
afterAll(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Does all that was rung for, and what that rings for in turn, until it is quiet. */
export async function hearBells(services: TestServices): Promise<void> {
  for (let job = services.bell.rung.shift(); job; job = services.bell.rung.shift()) await runJob(services, job);
}
