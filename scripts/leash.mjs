// Ends a launcher's processes when the launcher itself is gone, even by SIGKILL: its end of our stdin closes then.
// Lines in: `hold <pid> <signal>` and `drop <pid>`. Each pid leads a process group.
import { createInterface } from "node:readline";

const GRACE_MS = 5_000;
const held = new Map();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const [word, pid, signal] = line.split(" ");
  if (word === "hold") held.set(Number(pid), signal);
  else held.delete(Number(pid));
}

const alive = () => [...held.keys()].filter((pid) => signalGroup(pid, 0));
for (const [pid, signal] of held) signalGroup(pid, signal);
const deadline = Date.now() + GRACE_MS;
while (alive().length > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
for (const pid of alive()) signalGroup(pid, "SIGKILL");

function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false; // already gone
  }
}
