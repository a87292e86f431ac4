import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const setupFiles = ["tests/helpers/guards.ts"];

/** One kind of test: what it stands on is in docs/architecture.md. */
function kind(name: string, include: string[], test: object = {}): TestProjectInlineConfiguration {
  // What is polled for comes when it comes: a second, Vitest's own patience, is a busy machine's hiccup.
  const patient = { poll: { timeout: 10_000 } };
  return { test: { name, include, setupFiles, restoreMocks: true, expect: patient, ...test } };
}

export default defineConfig({
  test: {
    globalSetup: "tests/helpers/servers.ts",
    // Each running file has a Redis database of its own, of which there are sixteen.
    maxWorkers: Math.min(availableParallelism(), 12),
    projects: [
      // Pictures take a second each, and several on a machine that is busy.
      kind("unit", ["{app,workers,storefront,simulator,scripts}/**/*.test.{ts,tsx}"], { testTimeout: 30_000 }),
      kind("contract", ["tests/contracts/**/*.test.ts"], { testTimeout: 20_000 }),
      kind("integration", ["tests/integration/**/*.test.ts"], { testTimeout: 90_000, hookTimeout: 30_000 }),
      kind("shape", ["tests/shape/**/*.test.ts"], { testTimeout: 30_000 }),
      kind("e2e", ["tests/e2e/**/*.test.ts"], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 1 }, // after the others: whole stacks want the machine for themselves
      }),
    ],
  },
});
