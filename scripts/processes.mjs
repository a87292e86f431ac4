import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { at, nodeBinary, root, SetupError } from "./project.mjs";

const TAIL_LINES = 30;

/** Runs a command to its end. Resolves to `{ code, output }`, output being both streams together; never rejects for a code. */
export function run(command, args, { cwd = root, env = process.env, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    hold(child, "SIGTERM");
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        chunks.push(chunk);
        onOutput?.(chunk);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/**
 * Starts a long-running process in a group of its own, so a Ctrl-C meant for us does not reach it before we stop it in
 * order; a leash ends it if we die first. Its output goes to `logFile` (added to) and its last lines are kept.
 *
 * @param {{ name: string, command: string, args: string[], env?: object, cwd?: string, logFile?: string,
 *   stopSignal?: string, uid?: number, gid?: number }} options
 */
export function startProcess({ name, command, args, env, cwd = root, logFile, stopSignal = "SIGTERM", uid, gid }) {
  const child = spawn(command, args, { cwd, env, uid, gid, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const tail = [];
  const listeners = new Set();
  const log = logFile && openLog(logFile);
  hold(child, stopSignal);

  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  }).then((end) => {
    log?.end();
    return end;
  });

  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text) => {
      log?.write(text);
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        tail.push(line);
        if (tail.length > TAIL_LINES) tail.shift();
        for (const listener of listeners) listener(line);
      }
    });
  }

  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid,
    logFile,
    exited,
    running,
    /** The last lines it said. */
    tail: () => tail.join("\n"),
    /** The first thing `find(line)` makes of a line that is not undefined. Rejects if the process ends or time runs out. */
    line(find, timeoutMs = 30_000) {
      return new Promise((resolve, reject) => {
        const fail = (why) => done(() => reject(new SetupError(`${name} ${why}.\n${tail.join("\n")}`)));
        const timer = setTimeout(() => fail(`was not ready after ${timeoutMs / 1000} s`), timeoutMs);
        const done = (finish) => {
          clearTimeout(timer);
          listeners.delete(look);
          finish();
        };
        const look = (line) => {
          const found = find(line);
          if (found !== undefined) done(() => resolve(found));
        };
        tail.forEach(look);
        listeners.add(look);
        exited.then((end) => fail(`ended (${describeEnd(end)}) before it was ready`));
      });
    },
    /** Asks it to stop, then insists. Resolves when it and its children are gone. */
    async stop({ signal = stopSignal, graceMs = 10_000 } = {}) {
      if (running()) {
        signalGroup(child.pid, signal);
        const insist = setTimeout(() => signalGroup(child.pid, "SIGKILL"), graceMs);
        await exited;
        clearTimeout(insist);
      }
      if (child.pid) signalGroup(child.pid, "SIGKILL");
      return exited;
    },
  };
}

export function describeEnd({ code, signal, error }) {
  return error ? error.message : signal ? `signal ${signal}` : `exit code ${code}`;
}

/** Reads a line of JSON; undefined for anything else, so it can be used to look through a log. */
export function jsonLine(line) {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Waits until `url` answers with a 2xx. Rejects when `process` ends first or time runs out. */
export async function waitForHttp(url, { process: watched, timeoutMs = 60_000 }) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (!watched.running()) {
      throw new SetupError(
        `${watched.name} ended (${describeEnd(await watched.exited)}) before it was ready.\n${watched.tail()}`,
      );
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new SetupError(`${watched.name} did not answer at ${url} after ${timeoutMs / 1000} s.\n${watched.tail()}`);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH" && error.code !== "EPERM") throw error; // gone already (macOS says EPERM for a dead group)
  }
}

function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return createWriteStream(file, { flags: "a" });
}

function hold(child, signal) {
  if (!child.pid) return;
  leash().stdin.write(`hold ${child.pid} ${signal}\n`);
  child.once("exit", () => leash().stdin.write(`drop ${child.pid}\n`));
}

let leashProcess;

/** One for the whole launcher; unreferenced, so it never keeps a launcher running that has nothing left to do. */
function leash() {
  if (!leashProcess) {
    leashProcess = spawn(nodeBinary(), [at("scripts", "leash.mjs")], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    leashProcess.unref();
    leashProcess.stdin.unref();
    leashProcess.stdin.on("error", () => {}); // it was killed; the processes are still stopped by us
  }
  return leashProcess;
}
