import { randomFrom, tensor, type Task } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { createPublicKernel } from "../energy/publicEnergy.js";
import { runFold } from "../fold/runFold.js";
import { usualTorsions } from "../miners/usualTorsions.js";
import { quantise } from "../quantise.js";
import { judge } from "../score/judgement.js";
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
  const heldOut = (options.hasRestraints ? drawn.heldOut : all).map((pair) => [...pair]);
  const ca = Float32Array.from(native.ca);
  const { energy, contacts, likeness } = judge(
    createPublicKernel(sequence),
    shortSearch(sequence, `${options.seed}/reference`),
    heldOut,
    ca,
  );
  return {
    request: {
      sequence,
      restraints: options.hasRestraints ? drawn.given.map((pair) => [...pair]) : [],
      evaluations: options.evaluations,
    },
    secret: {
      target: native.name.slice(0, MOST_NAME),
      heldOut,
      reference: {
        energy,
        ...(contacts === undefined ? {} : { contacts }),
        ...(likeness === undefined ? {} : { likeness }),
      },
      native: tensor("float32", [sequence.length, 3], ca),
    },
  };
}

/** What a short search finds without contacts and without any network: the mark that answers are measured from. */
function shortSearch(sequence: string, seed: string): Int16Array {
  const { torsions } = runFold({
    sequence,
    restraints: [],
    torsions: usualTorsions(sequence),
    evaluations: REFERENCE_EVALUATIONS,
    seed,
  });
  return quantise(torsions).data;
}
