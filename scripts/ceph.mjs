import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cephConfig } from "./ceph-config.mjs";
import { run, startProcess, waitForHttp } from "./processes.mjs";
import { SetupError } from "./project.mjs";

const PACKAGES = ["ceph-mon", "ceph-osd", "radosgw"];
const PROGRAMS = [...PACKAGES, "ceph", "monmaptool", "radosgw-admin"];

/** How to get it, in the words of a terminal. */
export const cephInstallCommand = `apt-get install --no-install-recommends ${PACKAGES.join(" ")}`;

export function hasCeph() {
  return PROGRAMS.every((program) => spawnSync("sh", ["-c", 'command -v "$0"', program]).status === 0);
}

/** Installs Debian's Ceph where that needs no one's leave: as root, where apt-get is. Elsewhere, and when it fails, a no-op. */
export async function installCeph() {
  const root = process.getuid?.() === 0;
  if (!root || spawnSync("apt-get", ["--version"]).status !== 0) return "left to you";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env });
  const { code } = await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...PACKAGES], { env });
  return code === 0 ? "installed by apt-get" : "apt-get could not";
}

/**
 * Starts a real S3 server: Ceph's RADOS Gateway on one monitor and one store in memory, in about a second. Reachable from
 * this machine only; begins empty, and all in it is gone when it stops.
 *
 * @param {{ dataDir: string, ports: { ceph: number, cephMonitor: number, cephStore: number }, logDir: string }} options
 *   the store listens on four ports, the first of which is given
 * @throws SetupError when something of it does not start
 */
export async function startCeph({ dataDir, ports, logDir }) {
  rmSync(dataDir, { recursive: true, force: true });
  for (const part of ["mon", "osd", "rgw", "run"]) mkdirSync(path.join(dataDir, part), { recursive: true });
  mkdirSync(logDir, { recursive: true });
  const id = randomUUID();
  const config = path.join(dataDir, "ceph.conf");
  writeFileSync(config, cephConfig({ id, dataDir, ports, logDir }));
  const keyring = path.join(dataDir, "keyring");
  writeFileSync(keyring, "");

  const env = { PATH: process.env.PATH, HOME: dataDir, LC_ALL: "C", CEPH_CONF: config };
  const started = [];
  const start = (command, ...args) => {
    const logFile = path.join(logDir, `${command}.log`);
    const server = startProcess({
      name: command,
      command,
      args: ["-c", config, "-f", ...args],
      env,
      cwd: "/",
      logFile,
      stopSignal: "SIGKILL", // nothing in it is worth an orderly end
    });
    started.push(server);
    return server;
  };
  const tell = async (command, ...args) => {
    const { code, output } = await run("timeout", ["60", command, ...args], { env, cwd: "/" });
    if (code !== 0) throw new SetupError(`${command} ${args.join(" ")} failed:\n${output.trim()}`);
    return output;
  };
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  };

  try {
    const monmap = path.join(dataDir, "monmap");
    await tell("monmaptool", "--create", "--fsid", id, "--addv", "a", `[v2:127.0.0.1:${ports.cephMonitor}]`, monmap);
    await tell("ceph-mon", "-c", config, "--mkfs", "-i", "a", "--monmap", monmap, "--keyring", keyring);
    start("ceph-mon", "-i", "a");
    await tell("ceph", "-c", config, "osd", "new", id);
    await tell("ceph-osd", "-c", config, "-i", "0", "--mkfs", "--osd-uuid", id);
    start("ceph-osd", "-i", "0");
    const [owner, stranger] = [await makeUser("owner"), await makeUser("stranger")];
    const url = `http://127.0.0.1:${ports.ceph}`;
    await waitForHttp(url, { process: start("radosgw", "-n", "client.rgw"), timeoutMs: 30_000 });
    return {
      url,
      region: "us-east-1",
      /** Who may make buckets, and somebody else. */
      owner,
      stranger,
      /** The file by which `radosgw-admin lc process` finds this server; it counts every second as a day. */
      config,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }

  async function makeUser(name) {
    const keys = { accessKeyId: `${name}-key`, secretAccessKey: `${name}-${randomUUID()}` };
    const key = [`--access-key=${keys.accessKeyId}`, `--secret=${keys.secretAccessKey}`];
    await tell("radosgw-admin", "-c", config, "user", "create", `--uid=${name}`, `--display-name=${name}`, ...key);
    return keys;
  }
}
