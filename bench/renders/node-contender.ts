import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Contender, Run } from "./run.ts";
import type { Scene } from "./scene.ts";
import type { WayName } from "./ways.ts";

/** A way in a process like those the product makes pictures in: types stripped, two arenas, garbage let go of when asked. */
export async function nodeContender(way: WayName, scene: Scene): Promise<Contender> {
  const child = fork(fileURLToPath(new URL("node-child.ts", import.meta.url)), [], {
    execArgv: ["--expose-gc"],
    serialization: "advanced",
    env: { ...process.env, NODE_ENV: "production", MALLOC_ARENA_MAX: "2" },
  });
  const ask = async (question: object | string): Promise<unknown> => {
    const stop = new AbortController();
    const died = once(child, "exit", stop).then(() => {
      throw new Error(`"${way}" ended before it was done`);
    });
    died.catch(() => {}); // also when nobody waits any more
    const answer = once(child, "message", stop);
    child.send(question);
    const [message] = await Promise.race([answer, died]);
    stop.abort();
    return message;
  };
  await ask({ way, scene });
  return {
    run: async () => (await ask("run")) as Run,
    picture: async () => (await ask("picture")) as Uint8Array,
    close: () => child.kill(),
  };
}
