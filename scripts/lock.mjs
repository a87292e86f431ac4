import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Does `work` while no other process of this clone does the same. A lock whose owner died counts for nothing. */
export async function withLock(file, progress, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) progress.say("         waiting for another set-up of this clone to finish");
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!ownerLives(file)) rmSync(file, { force: true });
    return false;
  }
}

function ownerLives(file) {
  try {
    return process.kill(Number(readFileSync(file, "utf8")) || process.pid, 0);
  } catch (error) {
    return error.code === "EPERM"; // else the owner, or the file, is gone
  }
}
