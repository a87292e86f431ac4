import { pino } from "pino";
import type { Log } from "./domain/services.ts";

/** JSON lines on stdout. Values under these names are removed wherever they stand, whatever put them there. */
export function jsonLog(level: string, base: Record<string, unknown> = {}): Log {
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
  const logger = pino({
    level,
    base,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: "event",
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: "[removed]" },
  });
  return {
    info: (event, data = {}) => logger.info(data, event),
    warn: (event, data = {}) => logger.warn(data, event),
    error: (event, data = {}) => logger.error(data, event),
  };
}
