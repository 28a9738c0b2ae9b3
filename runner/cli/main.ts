import { CommanderError } from "commander";
import { fail, isSubnetkitError } from "../../core/primitives/errors.js";
import { auditErrors } from "../audit/auditErrors.js";
import { cliErrors } from "./cliErrors.js";
import { commandOf, createProgram } from "./program.js";
import { printError } from "./output/printError.js";

/** Exit codes: 0 done, 1 the command failed, 2 it was called wrongly. */
const FAILED = 1;
const MISUSED = 2;
const auditMisuses = [
  auditErrors.unknownAttack.code,
  auditErrors.badThreshold.code,
  auditErrors.noSubnet.code,
];
const misuses: readonly string[] = [cliErrors.badOption.code, cliErrors.badExtrinsicId.code, ...auditMisuses];

/** Runs one command line and sets the exit code. Never throws. */
export async function main(args: readonly string[]): Promise<void> {
  const program = createProgram();
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version leave through the same door, help also when there is no command at all.
      if (error.exitCode === 0 || error.code === "commander.help") return;
      const problem = error.message
        .replace(/^error: /, "")
        .replace(/\s+/g, " ")
        .replace(/\.$/, "");
      printError(fail(cliErrors.usage, { problem: sentence(problem), command: commandOf(error) }));
      process.exitCode = MISUSED;
      return;
    }
    printError(error);
    process.exitCode = isSubnetkitError(error) && misuses.includes(error.code) ? MISUSED : FAILED;
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
