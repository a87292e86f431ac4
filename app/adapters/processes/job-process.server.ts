import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";

/** A module that says "ready", then answers each `{ id, name, args }` with `{ id, value }` or `{ id, error }`. */
export interface Program {
  /** Where it lies. */
  path: string;
  args?: string[];
  /** For Node itself. */
  execArgv?: string[];
  /** All of its environment. */
  env: NodeJS.ProcessEnv;
}

export interface Job {
  name: string;
  args: unknown[];
}

/** The most one job may take. Memory is that of its process. */
export interface JobLimits {
  timeMs: number;
  memoryBytes: number;
}

/**
 * Why a process ended before its job did: it took too long or too much memory, crashed by its own doing, was ended by
 * somebody else, or never came to work at all.
 */
export type EndReason = "time" | "memory" | "crash" | "ended" | "start";

/** The job was not done. Nobody does it again unasked. */
export class ProcessEnded extends Error {
  readonly reason: EndReason;

  constructor(reason: EndReason, message: string) {
    super(message);
    this.name = "ProcessEnded";
    this.reason = reason;
  }
}

const startLimitMs = 30_000;
const memoryLookMs = 50;

/** What a program dies of by its own doing. SIGKILL may be a machine without memory, and is no word about the job. */
const crashes: ReadonlySet<string> = new Set(["SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP"]);

/**
 * A process that does one job at a time. It leads a group of its own: a signal meant for us doesn't reach it, and what it
 * starts ends with it. Only a job keeps us alive for it, not its being there.
 */
export class JobProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  readonly #limits: JobLimits;
  #isReady = false;
  #ending: EndReason | undefined;
  #said = "";
  #settle: { resolve: (value: unknown) => void; reject: (error: Error) => void } | undefined;
  /** The number of the job it is at: an answer to another one is no answer. */
  #job = 0;
  jobsDone = 0;

  constructor({ path, args = [], execArgv = [], env }: Program, limits: JobLimits) {
    this.#limits = limits;
    this.#child = fork(path, args, {
      env,
      execArgv,
      detached: true,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.on("data", (part: Uint8Array) => {
      this.#said = `${this.#said}${part}`.slice(-2_000);
    });
    this.#child.on("message", (message) => this.#hear(message));
    this.#child.on("error", (error) => this.#lost(error));
    this.#child.on("close", (code, signal) => this.#closed(code, signal));
    this.#ready = this.#answer({ withinMs: startLimitMs, late: "start" }).then(() => {
      this.#isReady = true;
    });
    this.#ready.catch(() => {}); // told to whoever runs a job
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#ending === undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the process holds now; 0 where the system does not tell (only Linux does). */
  get residentBytes(): number {
    try {
      const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8")) ?? [];
      return Number(kilobytes ?? 0) * 1024;
    } catch {
      return 0;
    }
  }

  /** Does a job. @throws ProcessEnded · what the program answered as its error, with its name, code and stack */
  async run(job: Job): Promise<unknown> {
    this.#hold(true);
    const memory = setInterval(() => {
      if (this.residentBytes > this.#limits.memoryBytes) this.end("memory");
    }, memoryLookMs);
    try {
      await this.#ready;
      this.#job += 1;
      const send = () => void this.#child.send({ id: this.#job, ...job }, (error) => error && this.#lost(error));
      return valueIn(await this.#answer({ withinMs: this.#limits.timeMs, late: "time", send }));
    } finally {
      clearInterval(memory);
      this.jobsDone += 1;
      this.#hold(false);
    }
  }

  /** Ends it and what it started, now. A job it is at is refused with this reason. */
  end(reason: EndReason = "ended"): void {
    this.#ending ??= reason;
    try {
      if (this.pid !== undefined) process.kill(-this.pid, "SIGKILL");
    } catch {
      // gone already
    }
  }

  /** The next message, or the process's end. */
  async #answer({ withinMs, late, send }: { withinMs: number; late: EndReason; send?: () => void }): Promise<unknown> {
    const timer = setTimeout(() => this.end(late), withinMs);
    try {
      return await new Promise((resolve, reject) => {
        this.#settle = { resolve, reject };
        send?.(); // throws for what can't be sent
      });
    } finally {
      clearTimeout(timer);
      this.#settle = undefined;
    }
  }

  /** It could not be started, or no longer hears us: its end is yet to be told of, and is what counts. */
  #lost(error: Error): void {
    this.#said += error.message;
    this.end(this.#isReady ? "ended" : "start");
  }

  #hear(message: unknown): void {
    const isMeant = this.#isReady ? (message as { id?: unknown }).id === this.#job : message === "ready";
    if (isMeant) this.#settle?.resolve(message);
  }

  #closed(code: number | null, signal: string | null): void {
    const ownDoing = crashes.has(signal ?? "") ? "crash" : "ended";
    this.#ending ??= this.#isReady ? ownDoing : "start";
    const said = this.#said.trim();
    const end = `the process ended with ${signal ?? `code ${code}`} (${this.#ending})${said && `: ${said}`}`;
    this.#settle?.reject(new ProcessEnded(this.#ending, end));
  }

  #hold(isHeld: boolean): void {
    const pipes = [this.#child, this.#child.channel, this.#child.stderr as Socket | null];
    for (const pipe of pipes) isHeld ? pipe?.ref() : pipe?.unref();
  }
}

interface ToldError {
  name: string;
  message: string;
  stack?: string;
  code?: string;
  cause?: ToldError;
}

function valueIn(answer: unknown): unknown {
  const { value, error } = answer as { value?: unknown; error?: ToldError };
  if (error) throw asError(error);
  return value;
}

function asError({ name, message, stack, code, cause }: ToldError): Error {
  const error = new Error(message, cause && { cause: asError(cause) });
  return Object.assign(error, { name, stack }, code === undefined ? {} : { code });
}
