import { destination, type LoggerOptions, pino } from "pino";
import type { Log } from "./domain/services.ts";

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
