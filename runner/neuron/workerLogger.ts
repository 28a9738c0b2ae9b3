import pino from "pino";
import type { Logger } from "../../core/plugin/ports.js";

const LEVELS = ["debug", "info", "warn", "error", "silent"];
const wanted = process.env["SUBNETKIT_LOG"] ?? "silent";

/** JSON lines on standard error, at the level that SUBNETKIT_LOG names; none without it. */
export const workerLogger: Logger = fromPino(
  pino({ level: LEVELS.includes(wanted) ? wanted : "silent" }, pino.destination({ dest: 2, sync: true })),
);

function fromPino(target: pino.Logger): Logger {
  return {
    debug: (message, fields) => target.debug({ ...fields }, message),
    info: (message, fields) => target.info({ ...fields }, message),
    warn: (message, fields) => target.warn({ ...fields }, message),
    error: (message, fields) => target.error({ ...fields }, message),
    child: (fields) => fromPino(target.child({ ...fields })),
  };
}
