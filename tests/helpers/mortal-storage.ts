import type { ObjectStorage } from "../../app/domain/services.ts";
import type { Random } from "./random.ts";

/** A storage at whose calls the process may die: before it did anything, or just after it did. `risk`: of each call, 0–1. */
export function mortalStorage(inner: ObjectStorage, random: Random) {
  let risk = 0;
  let deaths = 0;
  const die = () => {
    if (!random.chance(risk)) return;
    deaths += 1;
    throw new Error("killed");
  };
  const storage = new Proxy(inner, {
    get(target, name: keyof ObjectStorage) {
      if (name !== "copy" && name !== "delete" && name !== "read" && name !== "head") return target[name];
      return async (...args: never[]) => {
        die();
        const answer = await (target[name] as (...all: never[]) => unknown)(...args);
        die();
        return answer;
      };
    },
  });
  return {
    storage,
    deaths: () => deaths,
    risk(each: number) {
      risk = each;
    },
  };
}
