import { Command, type CommanderError } from "commander";
import { packageVersion } from "../packageVersion.js";
import { askCommand } from "./commands/ask.js";
import { auditCommand } from "./commands/audit.js";
import { backtestCommand } from "./commands/backtest.js";
import { checkCommand } from "./commands/check.js";
import { devCommand } from "./commands/dev.js";
import { doctorCommand } from "./commands/doctor.js";
import { explainCommand } from "./commands/explain.js";
import { inferCommand } from "./commands/infer.js";
import { keysCommand } from "./commands/keys.js";
import { modelsCommand } from "./commands/models.js";
import { newCommand } from "./commands/new.js";
import { queryCommand } from "./commands/query.js";
import { storageCommand } from "./commands/storage.js";
import { txCommand } from "./commands/tx.js";
import { yumaCommand } from "./commands/yuma.js";

/** The command line as a whole. Each command is a file of its own and loads what it runs only when it runs. */
export function createProgram(): Command {
  const program = new Command("subnetkit")
    .description("A framework for decentralised-AI subnets, and the local network to run them on.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", help)
    .showSuggestionAfterError()
    .exitOverride()
    // Errors are printed once, by main, with code and next step.
    .configureOutput({ outputError: () => undefined });
  const commands = [
    askCommand(),
    auditCommand(),
    backtestCommand(),
    checkCommand(),
    devCommand(),
    doctorCommand(),
    explainCommand(),
    inferCommand(),
    keysCommand(),
    modelsCommand(),
    newCommand(),
    queryCommand(),
    storageCommand(),
    txCommand(),
    yumaCommand(),
  ];
  for (const command of commands) program.addCommand(inheriting(command, program));
  return program;
}

/** Commands inherit the program's settings when they are made of it; these were made before. */
function inheriting(command: Command, program: Command): Command {
  for (const inner of command.commands) inheriting(inner, program);
  return command.copyInheritedSettings(program).exitOverride((error) => {
    callers.set(error, pathOf(command));
    throw error;
  });
}

const callers = new WeakMap<CommanderError, string>();

/** The command whose call was refused, as it is typed: "subnetkit query tx". */
export const commandOf = (error: CommanderError): string => callers.get(error) ?? "subnetkit";

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

const help = `
Examples:
  $ subnetkit new my-subnet             a subnet of your own to start from
  $ subnetkit dev                       a local network with the bundled subnets; Ctrl-C stops it
  $ subnetkit dev --epochs 5            five epochs, a summary, exit code 0
  $ subnetkit dev --seed 7 --json       the same network every time, for scripts
  $ subnetkit keys new alice            an encrypted key
  $ subnetkit tx transfer --dev alice --to dev:bob --amount 1.5
                                        a signed call, and its receipt
  $ subnetkit ask price-prediction --input request.json --dev alice
                                        an answer, bought through a validator's gateway
  $ subnetkit query metagraph 1         all neurons of a subnet
  $ subnetkit explain --netuid 1 --uid 3
                                        why a neuron earned what it earned
  $ subnetkit infer price-prediction --sample
                                        a miner's model, run here without a network
  $ subnetkit backtest price-prediction --html backtest.html
                                        how good its profiles would have been
  $ subnetkit models                    models: hash, size, inputs, outputs, latency
  $ subnetkit doctor                    what works on this machine
  $ subnetkit yuma cases                the consensus alone: cases to study

Exit codes: 0 done · 1 failed, with a code and a next step · 2 called wrongly
Nothing is sent anywhere: there is no telemetry.`;
