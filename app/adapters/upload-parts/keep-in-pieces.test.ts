import { describe, expect, test } from "vitest";
import { keepInPieces } from "./keep-in-pieces.ts";

const sizes = { least: 4, most: 10 };
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (piece: Uint8Array) => Buffer.from(piece).toString();

async function* sent(chunks: string[], end?: Error) {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield bytes(chunk);
  }
  if (end) throw end;
}

/** Keeps pieces, each when it is told to. */
function keeper() {
  const kept: string[] = [];
  let atOnce = 0;
  return {
    kept,
    keep: async (piece: Uint8Array) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      kept.push(text(piece));
      atOnce -= 1;
    },
  };
}

describe("a body kept in pieces", () => {
  test("is all there, in order, none of its pieces beside another", async () => {
    const { kept, keep } = keeper();
    const chunks = [..."abcdefghijklmnopqrstuvwxyz"];
    await keepInPieces(sent(chunks), keep, sizes);
    expect(kept.join("")).toBe("abcdefghijklmnopqrstuvwxyz");
    expect(kept[0]).toBe("abcd");
  });

  test("has larger pieces where keeping takes long, and waits before it gathers more than it may", async () => {
    const { kept, keep } = keeper();
    await keepInPieces(sent([..."abcdefghijklmnopqrstuvwxyz"]), keep, sizes);
    expect(kept.map((piece) => piece.length)).toEqual([4, 10, 10, 2]);
  });

  test("that is empty has no pieces", async () => {
    const { kept, keep } = keeper();
    await keepInPieces(sent([]), keep, sizes);
    expect(kept).toEqual([]);
  });

  test("that breaks off is kept up to there, and its error is told", async () => {
    const { kept, keep } = keeper();
    const chunks = ["ab", "cd", "e"];
    await expect(keepInPieces(sent(chunks, new Error("line cut")), keep, sizes)).rejects.toThrow("line cut");
    expect(kept).toEqual(["abcd", "e"]);
  });

  test("is read no further once a piece could not be kept", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        await new Promise((resolve) => setImmediate(resolve));
        yield bytes("ab");
      }
    }
    const away = async () => {
      throw new Error("storage away");
    };
    await expect(keepInPieces(endless(), away, sizes)).rejects.toThrow("storage away");
    expect(asked).toBeLessThan(8);
  });
});
