import { Command } from "commander";

export interface InferCommandOptions {
  readonly input?: string;
  readonly sample?: string | boolean;
  readonly config?: string;
  readonly profile?: string;
  readonly settings: readonly string[];
  readonly model: readonly string[];
  readonly seed?: string;
  readonly deterministic: boolean;
  readonly json: boolean;
  readonly showInput: boolean;
  readonly out?: string;
}

/** `subnetkit infer`: a miner's model, run here. */
export function inferCommand(): Command {
  const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  return (
    new Command("infer")
      .description("Have a miner of a subnet answer one request, here, without a network.")
      .argument(
        "[subnet]",
        "a bundled subnet, a folder or entry file, or an installed package (default: this folder's)",
      )
      .argument(
        "[files...]",
        "options of the subnet's own that name a file of its field: --fasta chain.fasta",
      )
      .option("--input <file>", "the request as JSON; - reads standard input")
      .option("--sample [seed]", "take the request from the subnet's own validator instead")
      .option("--config <file>", "configuration (default: subnetkit.config.ts, .js, .mjs or .json here)")
      .option(
        "--profile <name>",
        "the miner's strategy (default: the first of the configuration or contract)",
      )
      .option("--settings <key=value|json>", "settings of the profile; repeat it for several", collect, [])
      .option(
        "--model <[name=]file>",
        "use your own file in place of a model; its name is needed where there are several",
        collect,
        [],
      )
      .option("--seed <text>", "seed of what the miner draws at random")
      .option("--deterministic", "one thread and a fixed level of optimisation", false)
      .option("--show-input", "print the request, and answer nothing", false)
      .option("--out <file>", "write the answer to a file: .json, or a format of the subnet's field")
      .option("--json", "the answer as JSON, every number of it", false)
      // What else there is depends on the subnet: `--fasta FILE`.
      .allowUnknownOption()
      .action(async (subnet: string | undefined, files: readonly string[], options: InferCommandOptions) => {
        const { runInfer } = await import("../runInfer.js");
        await runInfer(options, subnet === undefined ? files : [subnet, ...files]);
      })
      .addHelpText("after", help)
  );
}

const help = `
Examples:
  $ subnetkit infer price-prediction --sample
  $ subnetkit infer price-prediction --sample --show-input --json > request.json
  $ subnetkit infer price-prediction --input request.json --profile garch --settings degreesOfFreedom=6
  $ subnetkit infer price-prediction --input request.json --model paths=my.onnx --json
  $ subnetkit infer protein-folding --fasta chain.fasta --restraints contacts.txt --out model.pdb
  $ subnetkit infer --sample                         # in a subnet's own folder

A subnet of the folder's subnetkit.config.ts answers as its first miner there, or its first of --profile, with its settings.

A file of your own is not held to the contract's hash, but must take and give the same tensors.
A subnet with one model needs no name: --model my.onnx. Of several name those that are meant, once for each.
More: docs/models.md.`;
