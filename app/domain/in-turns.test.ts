import { expect, test } from "vitest";
import { inTurns } from "./in-turns.ts";

test("work is done two at a time, in its order, and what would wait too long in line is refused", async () => {
  const turn = inTurns({ atOnce: 2, waiting: 2 });
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = (n: number) =>
    turn(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
    });

  const all = [1, 2, 3, 4].map(work);
  await expect(work(5)).rejects.toMatchObject({ code: "unavailable", retryable: true });
  expect(begun).toEqual([1, 2]);
  for (let round = 0; round < 4; round += 1) {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await Promise.all(all);
  expect(begun).toEqual([1, 2, 3, 4]);
});

test("who comes while a turn is handed on waits like everyone", async () => {
  const turn = inTurns({ atOnce: 1, waiting: 9 });
  let atWork = 0;
  let most = 0;
  const work = () =>
    turn(async () => {
      most = Math.max(most, ++atWork);
      await new Promise((resolve) => setTimeout(resolve, 1));
      atWork -= 1;
    });
  const first = work().then(work);
  await Promise.all([first, work(), work(), work().then(work)]);
  expect(most).toBe(1);
});

test("work that fails gives its turn back", async () => {
  const turn = inTurns({ atOnce: 1, waiting: 0 });
  await expect(turn(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await turn(async () => "yes")).toBe("yes");
});
