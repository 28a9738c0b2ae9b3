import { randomFrom, type AccountId, type Miner } from "subnetkit/plugin";
import { gdtTs, lddt, tmScore } from "subnetkit/scoring";
import type { contract } from "../contract.js";
import { createPublicKernel } from "../energy/publicEnergy.js";
import { createTask } from "../natives/createTask.js";
import type { Native } from "../natives/native.js";
import { dequantise } from "../quantise.js";
import { judge } from "../score/judgement.js";
import { scoreOf } from "../score/scoreOf.js";

/** How good one answer is. All in [0, 1] but the energy. */
export interface Quality {
  readonly lddt: number;
  readonly tm: number;
  readonly gdt: number;
  /** Held-out contacts kept. */
  readonly contacts: number;
  /** Public energy a residue. */
  readonly energy: number;
  readonly score: number;
  readonly seconds: number;
}

export interface EvaluationOptions {
  readonly hasRestraints: boolean;
  readonly decoyShare: number;
  readonly evaluations: number;
  readonly seed: string;
}

/** The zero account: without a chain there is nobody. */
const NOBODY = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM" as AccountId;

/** Has a miner answer one task about a native, without a network, and compares. */
export async function evaluateTarget(
  miner: Miner<typeof contract>,
  native: Native,
  options: EvaluationOptions,
): Promise<Quality> {
  const { request, secret } = createTask(native, { ...options, seed: `${options.seed}/${native.name}` });
  const started = performance.now();
  const { torsions } = await miner.solve(request, {
    remainingMs: 3_600_000,
    signal: new AbortController().signal,
    caller: { hotkey: NOBODY, uid: 0 },
    random: randomFrom(`${options.seed}/${native.name}/answer`),
  });
  const seconds = (performance.now() - started) / 1000;
  const kernel = createPublicKernel(native.sequence);
  const judgement = judge(kernel, torsions.data, secret.heldOut, native.ca);
  kernel.torsions.set(dequantise(torsions.data));
  kernel.evaluate();
  const model = Float64Array.from(native.ca, (_, at) => {
    return kernel.positions[18 * Math.floor(at / 3) + 6 + (at % 3)] ?? 0;
  });
  return {
    lddt: lddt(model, native.ca).score,
    tm: tmScore(model, native.ca),
    gdt: gdtTs(model, native.ca),
    contacts: judgement.contacts ?? 0,
    energy: judgement.energy / native.sequence.length,
    score: scoreOf(judgement, secret.reference, native.sequence.length),
    seconds,
  };
}
