import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** An absolute path inside the project. */
export const at = (...parts) => path.join(root, ...parts);

/** The Node the product runs on: the pinned one from npm once it is installed, else the one running now. */
export function nodeBinary() {
  const pinned = at("node_modules", "node", "bin", "node");
  return existsSync(pinned) ? pinned : process.execPath;
}

/** A failure whose message says all: what to do, or the last words of the program that failed. Printed without a stack. */
export class SetupError extends Error {
  name = "SetupError";
}
