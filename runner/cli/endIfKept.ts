import { fail } from "../../core/primitives/errors.js";
import { devnetErrors } from "../devnet/devnetErrors.js";
import { printError } from "./output/printError.js";

/** What ends by itself does so within that. */
const GRACE_MS = 1_000;

/** The process's own input and output. */
const STANDARD = new Set(["TTYWrap", "PipeWrap"]);

/**
 * Ends the process soon, where something that kernel plugins have left behind still keeps it.
 *
 * @param plugins their entries; nothing is done without any
 */
export function endIfKept(plugins: readonly string[]): void {
  if (plugins.length === 0) return;
  const look = (): void => {
    // A slow reader of the output keeps it as well.
    if (process.stdout.writableLength > 0) return endIfKept(plugins);
    const kept = [...new Set(process.getActiveResourcesInfo())].filter((name) => !STANDARD.has(name));
    printError(
      fail(devnetErrors.kernelPluginKeeps, { plugins: plugins.join(" or "), kept: kept.join(", ") }),
    );
    process.exit();
  };
  // It fires only where something else keeps the process.
  setTimeout(look, GRACE_MS).unref();
}
