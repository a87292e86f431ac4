import { afterAll, beforeAll } from "vitest";
import { FIRST_TEST_PORT } from "../../scripts/ports.mjs";
import { startStack } from "../../scripts/stack.mjs";

export type Stack = Awaited<ReturnType<typeof startStack>>;

/**
 * The whole product for the tests of one file: app, worker and local Shopify as processes, empty at the file's start.
 * Call at the top of the file; the function it returns gives the stack once the tests run.
 */
export function useStack(options: Parameters<typeof startStack>[0] = {}): () => Stack {
  let stack: Stack | undefined;
  beforeAll(async () => {
    stack = await startStack({ name: "e2e", portsFrom: FIRST_TEST_PORT, ...options });
  });
  afterAll(async () => {
    await stack?.stop();
  });
  return () => {
    if (!stack) throw new Error("The stack is there while tests run, not before.");
    return stack;
  };
}
