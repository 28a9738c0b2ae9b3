// `npm run evaluate:fold -- [--targets PATH] [--count N] [--profiles a,b] [--modes restraints,sequence] [--evaluations N]
//  [--decoys SHARE] [--seed TEXT] [--log FILE] [--measured] [--each]`: how well the profiles of protein folding fold.
// Targets come in an order that the seed draws, so that the first N are a random N. With a log, a run that was broken off goes on;
// `--measured` answers nothing and sums up what stands there.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ProfileName } from "../../core/plugin/contract.js";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { randomFrom } from "../../core/primitives/random.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { contract } from "../../subnets/protein-folding/contract.js";
import { evaluateTarget, type Quality } from "../../subnets/protein-folding/evaluation/evaluateTarget.js";
import { summarise } from "../../subnets/protein-folding/evaluation/summarise.js";
import subnet from "../../subnets/protein-folding/index.js";
import { drawNatives } from "../../subnets/protein-folding/natives/drawNatives.js";
import { readNatives } from "../../subnets/protein-folding/natives/readNatives.js";
import { TARGETS_FILE } from "../../subnets/protein-folding/natives/readTargets.js";
import { openFoldLog } from "./foldLog.js";

const { values } = parseArgs({
  options: {
    targets: { type: "string", default: fileURLToPath(TARGETS_FILE) },
    count: { type: "string", default: "1000" },
    profiles: { type: "string", default: "hybrid,torsion,physics,naive" },
    modes: { type: "string", default: "restraints,sequence" },
    evaluations: { type: "string", default: "80000" },
    decoys: { type: "string", default: "0.1" },
    seed: { type: "string", default: "evaluation" },
    log: { type: "string" },
    measured: { type: "boolean", default: false },
    each: { type: "boolean", default: false },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const all = await readNatives(values.targets, (file, reason) => print(`${file} is left out: ${reason}`));
const count = Math.min(all.length, Number(values.count));
const targets = drawNatives(all, count, randomFrom(`${values.seed}/order`));
const owned = createModelLoaders(subnet, () => createOnnxRuntime());
const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent };
const measured = openFoldLog(values.log);
const models = Object.fromEntries(
  Object.entries(contract.models).map(([name, { sha256 }]) => [name, sha256.slice(0, 12)]),
);
const cell = (qualities: readonly Quality[], of: keyof Quality): string => {
  const { mean, error } = summarise(qualities, of);
  return `${mean.toFixed(3)} ± ${error.toFixed(3)}`.padStart(15);
};

const columns = ["lddt", "tm", "gdt", "contacts", "energy", "score", "seconds"] as const;
print(`${count} of ${all.length} targets, ${values.evaluations} energies each, decoys ${values.decoys}`);
print(
  ["profile".padEnd(9), "mode".padEnd(11), ...columns.map((name) => name.padStart(15)), " targets"].join(" "),
);
for (const mode of values.modes.split(",")) {
  for (const profile of values.profiles.split(",") as ProfileName<typeof contract>[]) {
    const createMiner = await subnet.miners[profile]();
    const miner = await createMiner({ settings: { mostEvaluations: 10_000_000 }, models: owned.models, log });
    const qualities: Quality[] = [];
    for (const native of targets) {
      const conditions = {
        evaluations: Number(values.evaluations),
        decoys: Number(values.decoys),
        seed: values.seed,
      };
      const run = { target: native.name, profile, mode, ...conditions, models };
      let quality = measured.find(run);
      if (quality === undefined && values.measured) continue;
      if (quality === undefined) {
        const hasRestraints = mode === "restraints";
        quality = await evaluateTarget(miner, native, {
          ...conditions,
          hasRestraints,
          decoyShare: conditions.decoys,
        });
        measured.add(run, quality);
      }
      qualities.push(quality);
      if (values.each)
        print(
          [native.name, native.sequence.length, ...columns.map((name) => quality[name].toFixed(3))].join(" "),
        );
    }
    await miner.dispose?.();
    const cells = columns.map((name) => cell(qualities, name));
    print([profile.padEnd(9), mode.padEnd(11), ...cells, String(qualities.length).padStart(8)].join(" "));
  }
}
await owned.dispose();
