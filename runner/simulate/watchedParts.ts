import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner, Validator } from "../../core/plugin/subnet.js";
import type { SeatWork } from "./workLoad.js";

/** A miner whose calls count as work until they come back. */
export function watchedMiner(miner: Miner<ContractSpec>, work: SeatWork): Miner<ContractSpec> {
  return {
    solve: (request, call) => {
      const result = work.run<unknown>(() => miner.solve(request, call));
      return isAsyncIterable(result) ? watchedParts(result, work) : Promise.resolve(result);
    },
    ...(miner.solveBatch && {
      solveBatch: (requests, call) => work.run(() => miner.solveBatch?.(requests, call) ?? []),
    }),
  };
}

async function* watchedParts(parts: AsyncIterable<unknown>, work: SeatWork): AsyncGenerator<unknown> {
  const iterator = parts[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await work.run(() => iterator.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
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

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
