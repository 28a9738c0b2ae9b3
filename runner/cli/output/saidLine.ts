import type { SaidReport } from "../../devnet/devnetEvents.js";
import type { LogLevel } from "../../neuron/sayingLogger.js";
import type { Colours } from "./colours.js";

/** A line of a plugin's log: who said it, what, and its fields. */
export function renderSaid({ subnet, uid, level, message, fields }: SaidReport, colours: Colours): string {
  const who = subnet === undefined ? "kernel plugin" : `${subnet}${uid === undefined ? "" : ` UID ${uid}`}`;
  const texts = Object.entries(fields).map(
    ([name, text]) => `${colours.dim(`${name}=`)}${/^\S+$/.test(text) ? text : JSON.stringify(text)}`,
  );
  return [`${colourOf(level, colours)(level)} (${who}) ${message}`, ...texts].join(" ");
}

function colourOf(level: LogLevel, { dim, cyan, yellow, red }: Colours): (text: string) => string {
  return { debug: dim, info: cyan, warn: yellow, error: red }[level];
}
