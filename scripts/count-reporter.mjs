import { writeFileSync } from "node:fs";

/**
 * A vitest reporter that only counts, into the file TEST_COUNTS names, and lists what did not run: `notRun` has how many tests of
 * each suite. What failed outside every test counts as one each.
 */
export default class CountReporter {
  onTestRunEnd(modules, errors) {
    const count = { passed: 0, failed: errors.length, skipped: 0, notRun: {} };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const state = stateOf(test);
        count[state] += 1;
        if (state === "skipped") {
          const suite = suiteOf(test, module);
          count.notRun[suite] = (count.notRun[suite] ?? 0) + 1;
        }
      }
      const broken = [module, ...module.children.allSuites()].flatMap((part) => part.errors());
      count.failed += broken.length;
    }
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(count));
  }
}

/** A test that never got to run did not pass. */
function stateOf(test) {
  const { state } = test.result();
  return state === "pending" ? "failed" : state;
}

/** The file and its outermost suite, whose name may say why it does not run. */
function suiteOf(test, module) {
  let outermost = test;
  while (outermost.parent !== module) outermost = outermost.parent;
  return `${module.relativeModuleId}: ${outermost.name}`;
}
