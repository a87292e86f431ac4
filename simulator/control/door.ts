import { z } from "zod";
import { type Exchange, readJson, sendJson } from "../http.ts";
import { Refusal, readShop, type Shop, type World } from "../state.ts";

/** What a JSON door is given: the words its path holds at `:names`, the query, and the posted JSON. */
export type Knock = {
  world: World;
  at: (name: string) => string;
  query: URLSearchParams;
  body: Record<string, unknown>;
};
export type Door = { method: "GET" | "POST"; path: string; open: (knock: Knock) => unknown };

/** A door whose path names a shop as `:shop`, by domain or store name. */
export function shopDoor(method: Door["method"], path: string, open: (knock: Knock, shop: Shop) => unknown): Door {
  return { method, path, open: (knock) => open(knock, readShop(knock.world, knock.at("shop"))) };
}

/** The posted JSON in the shape a door wants. @throws Refusal 400 that names what is wrong. */
export function readAs<Shape extends z.ZodType>(shape: Shape, body: Record<string, unknown>): z.infer<Shape> {
  const result = shape.safeParse(body);
  if (!result.success) throw new Refusal(400, z.prettifyError(result.error));
  return result.data;
}

/** Answers a request for one of the doors; false when there is no such door. A door that returns nothing answers `{}`. */
export async function answerControlRequest(exchange: Exchange, doors: Door[]): Promise<boolean> {
  const { world, url, request, response, method } = exchange;
  const found = findDoor(doors, method, url.pathname);
  if (!found) return false;
  const body = method === "POST" ? await readJson(request) : {};
  const at = (name: string) => found.words.get(name) ?? "";
  const answer = await found.door.open({ world, at, query: url.searchParams, body });
  return sendJson(response, 200, answer ?? {});
}

function findDoor(doors: Door[], method: string, pathname: string) {
  const asked = pathname.split("/");
  for (const door of doors) {
    const wanted = door.path.split("/");
    if (door.method !== method || wanted.length !== asked.length) continue;
    if (!wanted.every((part, place) => part.startsWith(":") || part === asked[place])) continue;
    const words = new Map<string, string>();
    for (const [place, part] of wanted.entries())
      if (part.startsWith(":")) words.set(part.slice(1), decodeURIComponent(asked[place] ?? ""));
    return { door, words };
  }
  return null;
}
