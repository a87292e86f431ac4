import { AsyncLocalStorage } from "node:async_hooks";
import { destination, type LoggerOptions, pino } from "pino";
import type { Log } from "./domain/services.ts";

/** What is being done while a line is written: a request's id, or a job's name and id. One a process, also where the file is there twice. */
const key = Symbol.for("likeness.log-context");
const shared = globalThis as { [key]?: AsyncLocalStorage<Record<string, unknown>> };
shared[key] ??= new AsyncLocalStorage();
const context = shared[key];

/** Runs `work`, and all that it calls or awaits, so that each line it logs carries these values. */
export function withLogContext<Result>(values: Record<string, unknown>, work: () => Result): Result {
  return context.run({ ...context.getStore(), ...values }, work);
}

/** JSON lines on stdout, or on stderr where stdout is for what was asked. Values under these names are removed wherever they stand, whatever put them there. */
export function jsonLog(level: string, base: Record<string, unknown> = {}, to: 1 | 2 = 1): Log {
  const secret = [
    "accessToken",
    "refreshToken",
    "token",
    "ticket",
    "signature",
    "hmac",
    "authorization",
    "email",
    "url",
  ];
  const options: LoggerOptions = {
    level,
    base,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: "event",
    mixin: () => ({ ...context.getStore() }),
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: "[removed]" },
  };
  const logger = to === 2 ? pino(options, destination(2)) : pino(options);
  return {
    info: (event, data = {}) => logger.info(data, event),
    warn: (event, data = {}) => logger.warn(data, event),
    error: (event, data = {}) => logger.error(data, event),
  };
}
