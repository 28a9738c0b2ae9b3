import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner, Validator } from "../../core/plugin/subnet.js";
import type { CallMark, CallName } from "./callMark.js";
import { isAsyncIterable, partsThrough } from "./partsThrough.js";

/** A miner whose calls are noted: when one never ends, the main thread can say whose it is. */
export function markedMiner(miner: Miner<ContractSpec>, uid: number, mark: CallMark): Miner<ContractSpec> {
  const solving = <Result>(run: () => Result): Result => mark.during({ uid, name: "solve" }, run);
  return {
    solve: (request, call) => {
      const result = solving<unknown>(() => miner.solve(request, call));
      return isAsyncIterable(result) ? partsThrough(result, solving) : result;
    },
    ...(miner.solveBatch && {
      solveBatch: (requests, call) =>
        mark.during({ uid, name: "solveBatch" }, () => miner.solveBatch?.(requests, call) ?? []),
    }),
  };
}

/** The same of a validator. */
export function markedValidator(
  validator: Validator<ContractSpec>,
  uid: number,
  mark: CallMark,
): Validator<ContractSpec> {
  const during = <Result>(name: CallName, run: () => Result): Result => mark.during({ uid, name }, run);
  return {
    createTasks: (round) => during("createTasks", () => validator.createTasks(round)),
    score: (input) => during("score", () => validator.score(input)),
    ...(validator.outcome && {
      outcome: (task, round) => during("outcome", () => validator.outcome?.(task, round)),
    }),
    ...(validator.organicTask && {
      organicTask: (request, round) => during("organicTask", () => validator.organicTask?.(request, round)),
    }),
    ...(validator.weights && {
      weights: (history) => during("weights", () => validator.weights?.(history) ?? new Map()),
    }),
  };
}
