import { type DestinationStream, type Logger, pino } from "pino";
import { settings } from "@/lib/config/settings";
import { redact } from "./redact";

/**
 * The room of the log: one logger for the console, one JSON object a line, fields rather than sentences (person id,
 * connection id, duration, outcome, log reference). Never a token, a header or a cell value; what slips through is
 * covered by `redact`. Nothing but settings may enter here.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: {},
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    hooks: { streamWrite: redact },
  };
  return destination ? pino(options, destination) : pino(options);
}

const place = globalThis as typeof globalThis & { schakelLog?: Logger };

/** The console's logger; made on the first call, because settings may still be refused before it. */
export function log(): Logger {
  return (place.schakelLog ??= createLog(settings().logLevel));
}
