import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { run, startProcess } from "./processes.mjs";
import { SetupError } from "./project.mjs";

const PACKAGE = "clamav-daemon";

/** How to get it, in the words of a terminal. */
export const clamdInstallCommand = `apt-get install --no-install-recommends ${PACKAGE}`;

export function hasClamd() {
  return spawnSync("sh", ["-c", "command -v clamd"]).status === 0;
}

/** Installs Debian's ClamAV where that needs no one's leave: as root, where apt-get is. Elsewhere, and when it fails, a no-op. */
export async function installClamd() {
  const root = process.getuid?.() === 0;
  if (!root || spawnSync("apt-get", ["--version"]).status !== 0) return "left to you";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env });
  const { code } = await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", PACKAGE], { env });
  return code === 0 ? "installed by apt-get" : "apt-get could not";
}

/**
 * Starts a real clamd that knows one signature, made here: a text nobody else writes. It asks nobody for others. Reachable
 * from this machine only, by TCP and by a socket in `dataDir`.
 *
 * @param {{ dataDir: string, port: number, signature: { name: string, text: string }, streamMaxBytes: number }} options
 * @throws SetupError when it does not start
 */
export async function startClamd({ dataDir, port, signature, streamMaxBytes }) {
  rmSync(dataDir, { recursive: true, force: true });
  const signatures = path.join(dataDir, "signatures");
  mkdirSync(signatures, { recursive: true });
  const hex = Buffer.from(signature.text).toString("hex");
  writeFileSync(path.join(signatures, "ours.ndb"), `${signature.name}:0:*:${hex}\n`);
  const socket = path.join(dataDir, "clamd.socket");
  const config = path.join(dataDir, "clamd.conf");
  const lines = [
    "Foreground yes",
    `DatabaseDirectory ${signatures}`,
    `LocalSocket ${socket}`,
    `TCPSocket ${port}`,
    "TCPAddr 127.0.0.1",
    `StreamMaxLength ${streamMaxBytes}`,
    "SelfCheck 0",
    "MaxThreads 4",
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  const server = startProcess({
    name: "clamd",
    command: "clamd",
    args: ["--config-file", config],
    env: { PATH: process.env.PATH },
    stopSignal: "SIGKILL", // nothing in it is worth an orderly end
  });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const deadline = Date.now() + 60_000;
  while (!(await answersPing(port))) {
    if (!server.running() || Date.now() > deadline) {
      await stop();
      throw new SetupError(`clamd did not start on port ${port}.\n${server.tail()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { address: `127.0.0.1:${port}`, socket, stop };
}

function answersPing(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host: "127.0.0.1", port, timeout: 1_000 });
    socket.on("connect", () => socket.write("zPING\0"));
    socket.on("data", (answer) => {
      resolve(answer.toString() === "PONG\0");
      socket.destroy();
    });
    socket.on("error", () => resolve(false));
    socket.on("timeout", () => socket.destroy());
    socket.on("close", () => resolve(false));
  });
}
