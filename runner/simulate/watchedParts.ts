import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner, Validator } from "../../core/plugin/subnet.js";
import { isAsyncIterable, partsThrough } from "../neuron/partsThrough.js";
import type { SeatWork } from "./workLoad.js";

/** A miner whose calls count as work until they come back. */
export function watchedMiner(miner: Miner<ContractSpec>, work: SeatWork): Miner<ContractSpec> {
  return {
    solve: (request, call) => {
      const result = work.run<unknown>(() => miner.solve(request, call));
      return isAsyncIterable(result)
        ? partsThrough(result, (next) => work.run(next))
        : Promise.resolve(result);
    },
    ...(miner.solveBatch && {
      solveBatch: (requests, call) => work.run(() => miner.solveBatch?.(requests, call) ?? []),
    }),
  };
}

/** A validator whose calls count as work until they come back. */
export function watchedValidator(
  validator: Validator<ContractSpec>,
  work: SeatWork,
): Validator<ContractSpec> {
  return {
    createTasks: (round) => work.run(() => validator.createTasks(round)),
    score: (input) => work.run(() => validator.score(input)),
    ...(validator.outcome && {
      outcome: (task, round) => work.run(() => validator.outcome?.(task, round)),
    }),
    ...(validator.weights && { weights: (history) => validator.weights?.(history) ?? new Map() }),
  };
}
