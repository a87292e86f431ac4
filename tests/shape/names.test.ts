import path from "node:path";
import { describe, expect, test } from "vitest";
import { exportsOf, filesIn, isTest, type SourceFile } from "./source-files.ts";

const ours = ["app", "workers", "cli", "storefront", "simulator", "scripts", "tests"].flatMap((folder) =>
  filesIn(folder, /\.(ts|tsx|mjs|js)$/),
);
const domain = filesIn("app/domain", /^app\/domain\/[^/]+\/.+\.ts$/).filter((file) => !isTest(file));
const jobs = domain.filter((file) => file.path.endsWith(".job.ts"));
const planted = (file: string, text: string): SourceFile => ({ path: file, text });

/** render-print.ts → renderPrint */
const functionName = (file: SourceFile) =>
  path
    .basename(file.path)
    .replace(/(\.job)?\.ts$/, "")
    .replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());

describe("one operation, one file, named after it", () => {
  /** What takes Services does something; the file it is in bears its name. */
  function operationProblems(file: SourceFile): string[] {
    const operations = exportsOf(file).filter(({ takes }) => takes && /\bServices\b/.test(takes));
    if (operations.length === 0 || operations.some(({ name }) => name === functionName(file))) return [];
    return [`exports ${operations.map(({ name }) => name).join(", ")}, but not ${functionName(file)}`];
  }

  test("there are operations to look at", () => expect(domain.length).toBeGreaterThan(20));

  test.each(domain.map((file) => [file.path, file] as const))("%s", (_path, file) => {
    expect(operationProblems(file)).toEqual([]);
  });

  test("this test sees an operation under another's name", () => {
    const file = planted("app/domain/prints/print.ts", "export async function renderPrint(services: Services) {}");
    expect(operationProblems(file)).not.toEqual([]);
  });
});

describe("every job has its line in the table", () => {
  const [table] = filesIn("workers", /^workers\/processors\.ts$/);

  function jobProblems(file: SourceFile, processors: string): string[] {
    const job = `${functionName(file)}Job`;
    const name = path.basename(file.path, ".job.ts");
    return [
      exportsOf(file).some((one) => one.name === job) ? "" : `must export ${job}`,
      file.text.includes(`name: "${name}"`) ? "" : `its job must be named "${name}"`,
      new RegExp(`\\bprocessor\\(\\s*${job},\\s*${functionName(file)}\\b`).test(processors)
        ? ""
        : `workers/processors.ts must say processor(${job}, ${functionName(file)})`,
    ].filter(Boolean);
  }

  test("there are jobs to look at", () => expect(jobs.length).toBeGreaterThan(2));

  test.each(jobs.map((file) => [file.path, file] as const))("%s", (_path, file) => {
    expect(jobProblems(file, table?.text ?? "")).toEqual([]);
  });

  test("this test sees a job no one does", () => {
    const text = 'export const sendMailJob = defineJob({ name: "send-mail" });';
    expect(jobProblems(planted("app/domain/messages/send-mail.job.ts", text), table?.text ?? "")).toHaveLength(1);
  });
});

describe("a helper has a noun", () => {
  const drawers = /(^|\/)(utils?|lib|common|helpers?|misc)(\/|\.[jt]sx?$)/;
  const inDrawer = (file: SourceFile) => drawers.test(file.path.replace(/^tests\/helpers\//, "tests/"));

  test("no file lies in a drawer, or is one", () => {
    expect(ours.filter(inDrawer).map((file) => file.path)).toEqual([]);
  });

  test("this test sees a drawer", () => {
    expect(
      ["app/utils/a.ts", "app/domain/photos/helpers.ts", "storefront/lib/b.ts"].map((p) => inDrawer(planted(p, ""))),
    ).toEqual([true, true, true]);
  });
});

describe("files stay readable", () => {
  const mostLines = (file: SourceFile) => (isTest(file) || file.path.startsWith("tests/") ? 400 : 250);
  const tooLong = (file: SourceFile) => file.text.split("\n").length - 1 > mostLines(file);

  test("none is longer than 250 lines, or 400 for a test: past that it is two", () => {
    expect(ours.filter(tooLong).map((file) => file.path)).toEqual([]);
  });

  test("this test sees a long one", () => expect(tooLong(planted("app/a.ts", "x\n".repeat(251)))).toBe(true));
});

describe("tests sit where their kind is run", () => {
  const known =
    /^((app|workers|storefront|simulator|scripts)\/.+|tests\/(contracts|integration|e2e|shape)\/.+)\.test\.tsx?$/;

  test("no test file lies where nothing runs it", () => {
    expect(ours.filter((file) => /\.(test|spec)\.[a-z]+$/.test(file.path) && !known.test(file.path))).toEqual([]);
  });
});
