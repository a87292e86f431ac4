import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

/** The ids of running processes that this test file's process started and whose command line has this word. */
export async function ownProcesses(word: string, parent = process.pid): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  return stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid, ...args]) => Number(ppid) === parent && args.join(" ").includes(word))
    .map(([pid]) => Number(pid));
}

/** Waits for what is true in a moment. Throws after ten seconds. */
export async function soon(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 500; look++) {
    if (await isTrue()) return;
    await wait(20);
  }
  throw new Error("It did not come to be within ten seconds.");
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
