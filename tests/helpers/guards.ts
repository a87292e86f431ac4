import net from "node:net";
import { format } from "node:util";
import { afterEach, inject } from "vitest";

// Before every test file: what nobody expected fails the test it happened in.

const unexpected: string[] = [];

/** A test that expects an error to be told replaces this: `vi.spyOn(console, "error").mockImplementation(() => {})`. */
console.error = (...told: unknown[]) => {
  unexpected.push(`console.error: ${format(...told)}`);
  process.stderr.write(`${format(...told)}\n`);
};

const ours = new Set([
  "localhost",
  "127.0.0.1",
  "::1",
  "0.0.0.0",
  "::",
  new URL(inject("databaseServer") ?? "x://localhost").hostname,
]);

// Every way out (fetch, node:http, pg, ioredis) connects a socket, so one guard holds for all.
const connect = net.Socket.prototype.connect as (this: net.Socket, ...target: unknown[]) => net.Socket;
net.Socket.prototype.connect = function (this: net.Socket, ...target: unknown[]) {
  const host = hostOf(target);
  if (host === undefined || ours.has(host) || host.startsWith("127.") || host.endsWith(".localhost")) {
    return connect.apply(this, target);
  }
  const message = `A test may not reach ${host}: pass a service that does not, or speak to the local Shopify.`;
  unexpected.push(message);
  queueMicrotask(() => this.destroy(new Error(message)));
  return this;
};

/** Undefined for a path on this machine. Node passes its own calls on as one array. */
function hostOf(target: unknown[]): string | undefined {
  const [first, second] = Array.isArray(target[0]) ? target[0] : target;
  if (typeof first === "object" && first !== null) {
    const { path, host } = first as { path?: string; host?: string };
    return path && !host ? undefined : (host ?? "localhost");
  }
  if (typeof first === "string" && Number.isNaN(Number(first))) return undefined;
  return typeof second === "string" ? second : "localhost";
}

afterEach(() => {
  const told = unexpected.splice(0);
  if (told.length > 0) throw new Error(`Unexpected:\n${told.join("\n")}`);
});
