// `npm run evaluate:fold -- [--targets FILE] [--count N] [--stride S] [--offset K] [--profiles a,b] [--modes restraints,sequence]
//  [--evaluations N] [--decoys SHARE] [--seed TEXT] [--each]`: how well the profiles of protein folding fold.
import { parseArgs } from "node:util";
import type { ProfileName } from "../../core/plugin/contract.js";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import type { contract } from "../../subnets/protein-folding/contract.js";
import { evaluateTarget, type Quality } from "../../subnets/protein-folding/evaluation/evaluateTarget.js";
import { summarise } from "../../subnets/protein-folding/evaluation/summarise.js";
import subnet from "../../subnets/protein-folding/index.js";
import { readTargets, TARGETS_FILE } from "../../subnets/protein-folding/natives/readTargets.js";

const { values } = parseArgs({
  options: {
    targets: { type: "string" },
    count: { type: "string", default: "1000" },
    stride: { type: "string", default: "1" },
    offset: { type: "string", default: "0" },
    profiles: { type: "string", default: "hybrid,torsion,physics,naive" },
    modes: { type: "string", default: "restraints,sequence" },
    evaluations: { type: "string", default: "80000" },
    decoys: { type: "string", default: "0.1" },
    seed: { type: "string", default: "evaluation" },
    each: { type: "boolean", default: false },
  },
});
const stride = Number(values.stride),
  offset = Number(values.offset);
const targets = (await readTargets(values.targets ?? TARGETS_FILE))
  .filter((_, at) => at % stride === offset)
  .slice(0, Number(values.count));
const owned = createModelLoaders(subnet, () => createOnnxRuntime());
const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent };
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const cell = (qualities: readonly Quality[], of: keyof Quality): string => {
  const { mean, error } = summarise(qualities, of);
  return `${mean.toFixed(3)} ± ${error.toFixed(3)}`.padStart(15);
};

const columns = ["lddt", "tm", "gdt", "contacts", "energy", "score", "seconds"] as const;
print(`${targets.length} targets, ${values.evaluations} energies each, decoys ${values.decoys}`);
print(["profile".padEnd(9), "mode".padEnd(11), ...columns.map((name) => name.padStart(15))].join(" "));
for (const mode of values.modes.split(",")) {
  for (const profile of values.profiles.split(",") as ProfileName<typeof contract>[]) {
    const createMiner = await subnet.miners[profile]();
    const miner = await createMiner({ settings: { mostEvaluations: 10_000_000 }, models: owned.models, log });
    const qualities: Quality[] = [];
    for (const native of targets) {
      const quality = await evaluateTarget(miner, native, {
        hasRestraints: mode === "restraints",
        decoyShare: Number(values.decoys),
        evaluations: Number(values.evaluations),
        seed: values.seed,
      });
      qualities.push(quality);
      if (values.each)
        print(
          [native.name, native.sequence.length, ...columns.map((name) => quality[name].toFixed(3))].join(" "),
        );
    }
    await miner.dispose?.();
    print([profile.padEnd(9), mode.padEnd(11), ...columns.map((name) => cell(qualities, name))].join(" "));
  }
}
await owned.dispose();
