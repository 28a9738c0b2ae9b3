import { Command, Option } from "commander";
import type { NewPackageOptions } from "../runNewPackage.js";

/** `subnetkit new`: a package to start from. */
export function newCommand(): Command {
  return new Command("new")
    .description(
      "Make a package to start from: a subnet with a tiny model, tests and CI, or a kernel plugin.",
    )
    .argument("[name]", 'lower-case words joined by "-", after a scope if you have one')
    .addOption(new Option("--kind <kind>", "what to make (default: subnet)").choices(["subnet", "plugin"]))
    .option("--dir <folder>", "where (default: a folder of that name)")
    .addOption(
      new Option("--model <runtime>", "what runs the subnet's model (default: both)").choices([
        "onnx",
        "tfjs",
        "both",
      ]),
    )
    .option("--subnetkit <spec>", "how it depends on Subnetkit (default: as this one was installed)")
    .option("--yes", "ask nothing; what is left open is the default")
    .option("--no-install", "do not run npm install")
    .option("--force", "overwrite files that are in the way")
    .option("--json", "one JSON object: folder, files, next steps; asks nothing")
    .addHelpText("after", help)
    .action(async (name: string | undefined, options: NewPackageOptions) => {
      const { runNewPackage } = await import("../runNewPackage.js");
      await runNewPackage(name, options);
    });
}

const help = `
On a terminal it asks for what the flags leave open. Files that are in the way are listed before anything is written.
The template comes with this package; only npm install reaches for the network.`;
