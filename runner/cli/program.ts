import { createRequire } from "node:module";
import { Command } from "commander";
import { devCommand } from "./commands/dev.js";

/** The command line as a whole. Each command is a file of its own and loads what it runs only when it runs. */
export function createProgram(): Command {
  const { version } = createRequire(import.meta.url)("subnetkit/package.json") as { version: string };
  const program = new Command("subnetkit")
    .description("A framework for decentralised-AI subnets, and the local network to run them on.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", help)
    .showSuggestionAfterError()
    .exitOverride()
    // Errors are printed once, by main, with code and next step.
    .configureOutput({ outputError: () => undefined });
  const dev = devCommand();
  for (const command of [dev]) program.addCommand(command.copyInheritedSettings(program));
  return program;
}

const help = `
Examples:
  $ subnetkit dev                       a local network with the bundled subnets; Ctrl-C stops it
  $ subnetkit dev --epochs 5            five epochs, a summary, exit code 0
  $ subnetkit dev --seed 7 --json       the same network every time, for scripts

Exit codes: 0 done · 1 failed, with a code and a next step · 2 called wrongly
Nothing is sent anywhere: there is no telemetry.`;
