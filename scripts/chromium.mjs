import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./processes.mjs";
import { SetupError } from "./project.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** What the browser is started with: nothing that phones home, nothing that needs a screen or a sandbox. */
export const chromiumFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The path of a Chromium or Chrome: CHROMIUM_PATH, else one on this machine.
 *
 * @throws SetupError saying how to get one
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new SetupError(`CHROMIUM_PATH is ${named}, and there is nothing there.`);
  const found = named ?? onPath() ?? APPS.find((app) => existsSync(app));
  if (!found) {
    throw new SetupError(
      "The browser tests need Chromium or Chrome, and there is none. Install one (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to it.",
    );
  }
  return found;
}

/** Installs Debian's Chromium where that needs no one's leave: as root, where apt-get is. Elsewhere, and when it fails, a no-op. */
export async function installChromium() {
  const root = process.getuid?.() === 0;
  if (!root || spawnSync("apt-get", ["--version"]).status !== 0) return "left to you";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env });
  const { code } = await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
  return code === 0 ? "installed by apt-get" : "apt-get could not";
}

export function hasChromium() {
  try {
    return Boolean(findChromium());
  } catch {
    return false;
  }
}

function onPath() {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync("sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}
