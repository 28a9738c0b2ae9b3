import { randomFrom, tensor, type Task } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { createPublicKernel } from "../energy/publicEnergy.js";
import { runFold } from "../fold/runFold.js";
import { usualTorsions } from "../miners/usualTorsions.js";
import { dequantise, quantise } from "../quantise.js";
import { drawRestraints } from "./drawRestraints.js";
import type { Native } from "./native.js";

export interface TaskOptions {
  /** With restraints, or by the sequence alone. */
  readonly hasRestraints: boolean;
  readonly decoyShare: number;
  /** What the miner is asked to spend. */
  readonly evaluations: number;
  readonly seed: string;
}

/** Energies that the validator's own search computes. */
const REFERENCE_EVALUATIONS = 200;
/** Letters of a target's name that the secret keeps. */
const MOST_NAME = 64;

/** A task about a native: what is asked, and what is held back. */
export function createTask(native: Native, options: TaskOptions): Task<typeof contract> {
  const { sequence } = native;
  const drawn = drawRestraints(native, options.decoyShare, randomFrom(`${options.seed}/restraints`));
  const all = [...drawn.heldOut, ...drawn.given.filter((pair) => !drawn.decoys.includes(pair))];
  return {
    request: {
      sequence,
      restraints: options.hasRestraints ? drawn.given.map((pair) => [...pair]) : [],
      evaluations: options.evaluations,
    },
    secret: {
      target: native.name.slice(0, MOST_NAME),
      heldOut: (options.hasRestraints ? drawn.heldOut : all).map((pair) => [...pair]),
      referenceEnergy: referenceEnergy(sequence, `${options.seed}/reference`),
      native: tensor("float32", [sequence.length, 3], Float32Array.from(native.ca)),
    },
  };
}

/** The public energy of what a short search without any network finds: the mark that answers are measured from. */
function referenceEnergy(sequence: string, seed: string): number {
  const { torsions } = runFold({
    sequence,
    restraints: [],
    torsions: usualTorsions(sequence),
    evaluations: REFERENCE_EVALUATIONS,
    seed,
  });
  const kernel = createPublicKernel(sequence);
  kernel.torsions.set(dequantise(quantise(torsions).data));
  return kernel.evaluate();
}
