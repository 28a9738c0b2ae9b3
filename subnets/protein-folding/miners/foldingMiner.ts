import type { Call, Miner, Request } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import type { FoldJob } from "../fold/foldJob.js";
import { createFoldThread } from "../fold/foldThread.js";
import { LEAST_SEPARATION, type Pair } from "../natives/drawRestraints.js";
import { quantise } from "../quantise.js";
import { seedOf } from "./seedOf.js";

/** What a profile expects of a chain before the search. */
export type Expectation = Pick<FoldJob, "torsions" | "distances">;

/** A miner that searches with what `expect` says of the chain, in a thread of its own. */
export function foldingMiner(
  mostEvaluations: number,
  expect: (sequence: string, restraints: readonly Pair[]) => Promise<Expectation> | Expectation,
): Miner<typeof contract> {
  const thread = createFoldThread();
  return {
    solve: async (request: Request<typeof contract>, { random, signal }: Call) => {
      const { sequence } = request;
      const restraints = usablePairs(request.restraints, sequence.length);
      const expectation = await expect(sequence, restraints);
      const { torsions } = await thread.fold(
        {
          ...expectation,
          sequence,
          restraints,
          evaluations: Math.min(mostEvaluations, request.evaluations),
          seed: seedOf(random),
        },
        signal,
      );
      return { torsions: quantise(torsions) };
    },
    dispose: () => thread.dispose(),
  };
}

/** The pairs of a request that mean two residues of the chain, each once. */
export function usablePairs(pairs: readonly (readonly number[])[], length: number): Pair[] {
  const usable = new Map<number, Pair>();
  for (const [a = -1, b = -1] of pairs) {
    const i = Math.min(a, b),
      j = Math.max(a, b);
    if (i >= 0 && j < length && j - i >= LEAST_SEPARATION) usable.set(i * length + j, [i, j]);
  }
  return [...usable.values()];
}
