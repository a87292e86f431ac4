import { describe, expect, test } from "vitest";

// tests/helpers/guards.ts holds for every test file; here it is seen to hold.
describe("a test fails by what nobody expected", () => {
  test.fails("an error told to the console", () => {
    console.error("planted: this line belongs to a test of the guards");
  });

  test.fails("a request to another machine, even where the code puts up with its failure", async () => {
    await fetch("http://192.0.2.1/").catch(() => undefined);
  });

  test("not by a request to this machine", async () => {
    await expect(fetch("http://127.0.0.1:9/")).rejects.toThrow();
  });
});
