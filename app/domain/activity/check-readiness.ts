import type { Services } from "../services.ts";

/** Asks the database and the storage whether they answer, a second each. Redis is not asked: without it, the sweep rings. */
export async function checkReadiness({ db, storage }: Services): Promise<{ ok: boolean; away: string[] }> {
  const asked = await Promise.all([
    answers("database", db.$queryRaw`SELECT 1`),
    answers("storage", storage.head("artworks/none")),
  ]);
  const away = asked.filter((name) => name !== null);
  return { ok: away.length === 0, away };
}

async function answers(name: string, question: Promise<unknown>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(name), 1_000);
  });
  const answer = question.then(
    () => null,
    () => name,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
