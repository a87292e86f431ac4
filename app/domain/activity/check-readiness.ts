import type { Services } from "../services.ts";

const patienceMs = 1_000;

/** Whether a process can do its work. `away`: parts without which it can't; `slow`: parts without which it does it later. */
export interface Readiness {
  ok: boolean;
  away: string[];
  slow: string[];
}

/**
 * Asks each part whether it answers, a second each. Without Redis the sweep rings, and without the scanner photos wait: that is
 * told, and keeps nobody from being sent here.
 */
export async function checkReadiness({ db, storage, bell, scanner }: Services): Promise<Readiness> {
  const asked = await Promise.all([
    answers("database", db.$queryRaw`SELECT 1`),
    answers("storage", storage.head("artworks/none")),
    answers("redis", bell.isHeard().then(orThrow)),
    ...(scanner ? [answers("scanner", scanner.scan(new Uint8Array([0])))] : []),
  ]);
  const silent = asked.filter((name) => name !== null);
  const away = silent.filter((name) => name === "database" || name === "storage");
  return { ok: away.length === 0, away, slow: silent.filter((name) => name !== "database" && name !== "storage") };
}

function orThrow(isThere: boolean): void {
  if (!isThere) throw new Error("away");
}

async function answers(name: string, question: Promise<unknown>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(name), patienceMs);
  });
  const answer = question.then(
    () => null,
    () => name,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
