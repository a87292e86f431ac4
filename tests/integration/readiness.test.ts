import { expect, test } from "vitest";
import { checkReadiness } from "../../app/domain/activity/check-readiness.ts";
import { DomainError } from "../../app/domain/errors.ts";
import { StorageError } from "../../app/domain/storage-error.ts";
import { testServices } from "../helpers/services.ts";

const never = () => new Promise<never>(() => {});

test("all is well when each part answers", async () => {
  const services = await testServices({ scanner: { scan: async () => ({ kind: "clean" }) } });
  expect(await checkReadiness(services)).toEqual({ ok: true, away: [], slow: [] });
});

test("without database or storage nothing can be done; without Redis or the scanner it is done later", async () => {
  const services = await testServices();
  const storage = { ...services.storage, head: () => Promise.reject(new StorageError("unavailable", "x")) };
  expect(await checkReadiness({ ...services, storage })).toEqual({ ok: false, away: ["storage"], slow: [] });
  const bell = { ...services.bell, isHeard: async () => false };
  const scanner = { scan: () => Promise.reject(new DomainError("scanner-unavailable")) };
  expect(await checkReadiness({ ...services, bell, scanner })).toEqual({
    ok: true,
    away: [],
    slow: ["redis", "scanner"],
  });
});

test("a part that says nothing is waited for a second, and no more", async () => {
  const services = await testServices();
  const begun = performance.now();
  const silent = {
    ...services,
    storage: { ...services.storage, head: never },
    bell: { ...services.bell, isHeard: never },
  };
  expect(await checkReadiness(silent)).toEqual({ ok: false, away: ["storage"], slow: ["redis"] });
  expect(performance.now() - begun).toBeLessThan(3_000);
});
