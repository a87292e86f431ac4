import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { at } from "../../scripts/project.mjs";

// Every dependency rule of docs/architecture.md is lint. A rule nobody has seen refuse anything may refuse nothing, so each
// is shown a planted file here: what it must refuse, and what it must let pass.

const refused = [
  ["app/routes/app.orders.tsx", 'import { render } from "../imaging/pipeline.ts";'],
  ["app/routes/app.orders.tsx", 'import { diskStorage } from "../adapters/object-storage/disk.server.ts";'],
  ["app/routes/app.orders.tsx", 'import { PrismaClient } from "@prisma/client";'],
  ["app/routes/proxy.photos.ts", 'import sharp from "sharp";'],
  ["app/http/errors.ts", 'import { page } from "../ui/page.tsx";'],
  ["app/http/errors.ts", 'import { action } from "../routes/proxy.photos.ts";'],
  ["app/ui/page.tsx", 'import { services } from "../services.server.ts";'],
  ["app/ui/page.tsx", 'import { join } from "node:path";'],
  ["app/domain/photos/keep-photo.ts", 'import { diskStorage } from "../../adapters/object-storage/disk.server.ts";'],
  ["app/domain/photos/keep-photo.ts", 'import { action } from "../../routes/proxy.photos.ts";'],
  ["app/domain/photos/keep-photo.ts", 'import { config } from "../../config.server.ts";'],
  ["app/domain/photos/keep-photo.ts", 'import sharp from "sharp";'],
  ["app/domain/photos/keep-photo.ts", 'import { S3 } from "@aws-sdk/client-s3";'],
  ["app/domain/photos/keep-photo.ts", 'import { readFile } from "node:fs/promises";'],
  ["app/imaging/pipeline.ts", 'import { DomainError } from "../domain/errors.ts";'],
  ["app/imaging/steps/mask-slot.ts", 'import { DomainError } from "../../domain/errors.ts";'],
  ["app/imaging/steps/mask-slot.ts", 'import { z } from "zod";'],
  ["app/imaging/steps/mask-slot.ts", 'import { readFile } from "node:fs/promises";'],
  ["app/adapters/bell/bullmq.server.ts", 'import { keepPhoto } from "../../domain/photos/keep-photo.ts";'],
  ["app/adapters/bell/bullmq.server.ts", 'import { config } from "../../config.server.ts";'],
  ["workers/processors.ts", 'import { render } from "../app/imaging/pipeline.ts";'],
  ["workers/processors.ts", 'import { PrismaClient } from "@prisma/client";'],
  ["cli/storage.ts", 'import { diskStorage } from "../app/adapters/object-storage/disk.server.ts";'],
  ["simulator/orders.ts", 'import { DomainError } from "../app/domain/errors.ts";'],
  ["simulator/admin/page.ts", 'import { widget } from "../../storefront/widget.ts";'],
  ["storefront/widget.ts", 'import { DomainError } from "../app/domain/errors.ts";'],
  ["storefront/crop/box.ts", 'import { z } from "zod";'],
  ["tests/e2e/checkout.test.ts", 'import { config } from "../../app/config.server.ts";'],
] as const;

const allowed = [
  ["app/routes/app.orders.tsx", 'import { listOrders } from "../domain/orders/list-orders.ts";'],
  ["app/routes/app.orders.tsx", 'import { services } from "../services.server.ts";'],
  ["app/http/errors.ts", 'import { DomainError } from "../domain/errors.ts";'],
  ["app/ui/page.tsx", 'import { Card } from "@shopify/polaris";'],
  ["app/domain/photos/keep-photo.ts", 'import { DomainError } from "../errors.ts";'],
  ["app/domain/photos/keep-photo.ts", 'import { examinePhoto } from "../../imaging/examine-photo.ts";'],
  ["app/domain/photos/keep-photo.ts", 'import { createHash } from "node:crypto";'],
  ["app/domain/photos/keep-photo.ts", 'import { Prisma } from "@prisma/client";'],
  ["app/domain/photos/keep-photo.ts", 'import { z } from "zod";'],
  ["app/domain/photos/keep-photo.test.ts", 'import sharp from "sharp";'],
  ["app/imaging/steps/mask-slot.ts", 'import { Step } from "../step.ts";'],
  ["app/imaging/steps/mask-slot.ts", 'import sharp from "sharp";'],
  ["app/adapters/bell/bullmq.server.ts", 'import { Queue } from "bullmq";'],
  ["app/adapters/bell/bullmq.server.ts", 'import { Bell } from "../../domain/services.ts";'],
  ["workers/processors.ts", 'import { renderPrint } from "../app/domain/prints/render-print.ts";'],
  ["workers/index.ts", 'import { Worker } from "bullmq";'],
  ["simulator/admin/page.ts", 'import { state } from "../state.ts";'],
  ["storefront/crop/box.ts", 'import { contract } from "../contract.ts";'],
  ["tests/e2e/checkout.test.ts", 'import { useStack } from "../helpers/stack.ts";'],
] as const;

interface Diagnostic {
  category: string;
  message: string;
  location: { path: string };
}

let diagnostics: Diagnostic[];

/** Files of one line each in an empty folder under our configuration; one run of Biome for all of them. */
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "likeness-lint-"));
  const plant = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  try {
    const config = JSON.parse(await readFile(at("biome.json"), "utf8"));
    await plant("biome.json", JSON.stringify({ ...config, vcs: { enabled: false } }));
    for (const [index, [file, line]] of [...refused, ...allowed].entries()) {
      await plant(numbered(file, index), `${line}\n`);
    }
    await plant("app/domain/photos/environment.ts", "export const port = process.env.PORT;\n");
    await plant("app/config.server.ts", "export const port = process.env.PORT;\n");
    await plant("app/domain/photos/index.ts", 'export * from "./photo-rules.ts";\n');
    await plant("app/domain/photos/photo-rules.ts", 'import { b } from "./b.ts";\nexport const a = () => b;\n');
    await plant("app/domain/photos/b.ts", 'import { a } from "./photo-rules.ts";\nexport const b = () => a;\n');
    await plant("app/domain/photos/telling.ts", 'console.info("hello");\n');
    diagnostics = await lint(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The same file may be planted several times; the number keeps them apart and its room and ending the same. */
function numbered(file: string, index: number) {
  return file.replace(/([^/]+?)((\.server|\.test)?\.tsx?)$/, `$1-${index}$2`);
}

function lint(folder: string): Promise<Diagnostic[]> {
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  return new Promise((resolve, reject) => {
    execFile(at("node_modules/.bin/biome"), args, { cwd: folder, maxBuffer: 2 ** 25 }, (_error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout).diagnostics);
      } catch {
        reject(new Error(`Biome said: ${stdout}${stderr}`));
      }
    });
  });
}

const found = (file: string, rule: string) =>
  diagnostics.filter(({ category, location }) => category.endsWith(`/${rule}`) && location.path.endsWith(file));

describe("refuses", () => {
  test.each(refused.map(([file, line], index) => [file, line, numbered(file, index)]))(
    "%s: %s",
    (_file, _line, planted) => {
      expect(found(planted, "noRestrictedImports")).toHaveLength(1);
    },
  );

  test("with a reason a newcomer can act on", () => {
    const reasons = diagnostics
      .filter(({ category }) => category.endsWith("noRestrictedImports"))
      .map((one) => one.message);
    expect(reasons.filter((reason) => reason.length < 60)).toEqual([]);
  });

  test.each([
    ["app/domain/photos/environment.ts", "noProcessEnv"],
    ["app/domain/photos/index.ts", "noBarrelFile"],
    ["app/domain/photos/photo-rules.ts", "noImportCycles"],
    ["app/domain/photos/telling.ts", "noConsole"],
  ])("%s by %s", (file, rule) => {
    expect(found(file, rule)).not.toEqual([]);
  });
});

describe("lets pass", () => {
  test.each(allowed.map(([file, line], index) => [file, line, numbered(file, refused.length + index)]))(
    "%s: %s",
    (_file, _line, planted) => {
      expect(found(planted, "noRestrictedImports")).toEqual([]);
    },
  );

  test("process.env in the one file that reads it", () => {
    expect(found("app/config.server.ts", "noProcessEnv")).toEqual([]);
  });
});
