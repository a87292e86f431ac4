import { readdirSync, readFileSync } from "node:fs";

/** What a process holds and has spent so far. Only Linux tells. */
export interface ProcessState {
  pid: number;
  residentBytes: number;
  cpuMs: number;
}

/** Linux's clock tick, the unit of `/proc/PID/stat`. */
export const msPerTick = 10;

/** Our own children that are alive. */
export function childrenNow(): ProcessState[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => stateOf(Number(name)))
    .filter(({ parent }) => parent === process.pid);
}

function stateOf(pid: number): (ProcessState & { parent: number })[] {
  try {
    // After the name in brackets: state, parent, …, user and system time as fields 14 and 15 of the whole.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1")) ?? [];
    const cpuMs = (Number(fields[11]) + Number(fields[12])) * msPerTick;
    return [{ pid, parent: Number(fields[1]), residentBytes: Number(kilobytes ?? 0) * 1_024, cpuMs }];
  } catch {
    return []; // it ended meanwhile
  }
}

/** The most memory a process ever held, since its program began; 0 when it is gone. */
export function peakBytesOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1")) ?? [];
    return Number(kilobytes ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
