import { Command } from "commander";
import { wholeNumber } from "../options.js";

export interface DoctorCommandOptions {
  readonly port: number;
  readonly json: boolean;
}

/** `subnetkit doctor`: what works on this machine. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Check this machine: Node, model runtimes, store, port, subnets.")
    .argument("[subnets...]", "further subnets to look for, beside the bundled ones")
    .option("--port <number>", "the port that should be free", wholeNumber("--port", 1, 65_535), 9_944)
    .option("--json", "machine-readable", false)
    .action(async (subnets: readonly string[], options: DoctorCommandOptions) => {
      const { runDoctor } = await import("../runDoctor.js");
      await runDoctor(subnets, options);
    })
    .addHelpText("after", "\nExit code 1 when there is a problem; a warning is none. More: docs/models.md.");
}
