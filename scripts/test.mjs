// npm test [-- filters]: everything that must hold. Without filters: lint, types, build and all tests. With filters (see
// vitest's): only the tests they name. The last line is "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { hasCeph, installCeph } from "./ceph.mjs";
import { hasChromium, installChromium } from "./chromium.mjs";
import { hasClamd, installClamd } from "./clamd.mjs";
import { run } from "./processes.mjs";
import { createProgress, tellFailure } from "./progress.mjs";
import { at, nodeBinary } from "./project.mjs";
import { setUp } from "./setup.mjs";

const filters = process.argv.slice(2);
const progress = createProgress();
const count = { passed: 0, failed: 0, skipped: 0 };

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

try {
  await setUp(progress, { build: false });
  if (!hasChromium() && !process.env.CHROMIUM_PATH) await progress.step("Chromium", installChromium);
  if (!hasCeph()) await progress.step("Ceph, an S3 server", installCeph);
  if (!hasClamd()) await progress.step("ClamAV, a virus scanner", installClamd);
  if (filters.length === 0) {
    await Promise.all([
      check("lint", [
        "node_modules/@biomejs/biome/bin/biome",
        "check",
        "--error-on-warnings",
        "--max-diagnostics=100",
        ".",
      ]),
      check("types", ["node_modules/typescript/bin/tsc", "--noEmit"]),
    ]);
  }
  await build();
  await tests();
} catch (error) {
  tellFailure(error);
  count.failed += 1;
}

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed > 0 ? 1 : 0);

/** One command that must end well; what it says is shown only when it does not. */
async function check(name, args) {
  const { code, output } = await progress.step(name, () => run(nodeBinary(), args));
  if (code === 0) {
    count.passed += 1;
  } else {
    count.failed += 1;
    console.log(`\n${name} failed:\n${output}`);
  }
}

/** Tests of the whole product run on a build of what is here now. A build that fails is a failed check, and they tell. */
async function build() {
  try {
    await setUp(progress);
    count.passed += 1;
  } catch (error) {
    count.failed += 1;
    tellFailure(error);
  }
}

async function tests() {
  const counts = at(".data", `test-counts-${process.pid}.json`);
  mkdirSync(path.dirname(counts), { recursive: true });
  const reporters = ["--reporter=default", `--reporter=${at("scripts", "count-reporter.mjs")}`];
  const { code } = await run(
    nodeBinary(),
    [at("node_modules", "vitest", "vitest.mjs"), "run", "--passWithNoTests", ...reporters, ...filters],
    {
      env: { ...process.env, NODE_ENV: "test", TEST_COUNTS: counts },
      onOutput: (chunk) => process.stdout.write(chunk),
    },
  );
  const told = existsSync(counts)
    ? JSON.parse(readFileSync(counts, "utf8"))
    : { passed: 0, failed: 0, skipped: 0, notRun: {} };
  rmSync(counts, { force: true });
  for (const kind of Object.keys(count)) count[kind] += told[kind];
  // With filters, most of what is skipped is what nobody asked for.
  if (filters.length === 0) {
    for (const [suite, tests] of Object.entries(told.notRun)) console.log(`NOT RUN: ${tests} tests of ${suite}`);
  }
  if (code !== 0 && told.failed === 0) count.failed += 1; // it could not even begin
}
