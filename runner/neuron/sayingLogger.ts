import { inspect } from "node:util";
import type { Logger } from "../../core/plugin/ports.js";
import { clipped } from "./clipped.js";

/** From the chattiest to the gravest. */
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
/** What of it is passed on: this level and graver ones. */
export type LogThreshold = LogLevel | "none";

/** A line of a plugin's log, which another thread can take as it is. */
export interface Said {
  readonly level: LogLevel;
  readonly message: string;
  /** Texts, whatever the plugin gave: not everything can go to another thread. */
  readonly fields: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A logger that tells somebody its lines. Lines below the threshold cost nothing: their fields are not looked at.
 *
 * @example const log = sayingLogger("info", ({ level, message }) => console.error(level, message));
 */
export function sayingLogger(from: LogThreshold, say: (said: Said) => void, always: Fields = {}): Logger {
  const first = from === "none" ? LOG_LEVELS.length : LOG_LEVELS.indexOf(from);
  const sayAt = (level: LogLevel) => {
    const passes = LOG_LEVELS.indexOf(level) >= first;
    return (message: string, fields?: Fields): void => {
      if (passes) say({ level, message: textOf(message), fields: textsOf({ ...always, ...fields }) });
    };
  };
  return {
    debug: sayAt("debug"),
    info: sayAt("info"),
    warn: sayAt("warn"),
    error: sayAt("error"),
    child: (fields) => sayingLogger(from, say, { ...always, ...fields }),
  };
}

function textsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return clipped(value);
  if (value instanceof Error) return clipped(value.message);
  return clipped(inspect(value, { depth: 3, breakLength: Infinity, maxArrayLength: 20 }));
}
