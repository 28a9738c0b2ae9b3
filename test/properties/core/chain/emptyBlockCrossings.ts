import fc from "fast-check";
import { expect } from "vitest";
import { applyBlockStep } from "../../../../core/chain/blockStep.js";
import { crossEmptyBlocks } from "../../../../core/chain/emptyBlocks/crossEmptyBlocks.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import type { Context } from "../../../../core/state/context.js";
import { dumpState } from "../../../../core/state/dump.js";
import { stateHash } from "../../../../core/state/hash.js";
import type { State } from "../../../../core/state/state.js";
import { quietNetworks, stateOf } from "./quietStates.js";

const BLOCKS = 6;

/** Applies a block as the reference does. @returns whether it could */
function step({ state, height }: Pick<Context, "state" | "height">): boolean {
  const checkpoint = state.checkpoint();
  try {
    applyBlockStep({ state, height, emit: () => undefined }, referenceYuma);
    state.commit(checkpoint);
    return true;
  } catch {
    state.revert(checkpoint);
    return false;
  }
}

/** Compares every table, entry by entry where the canonical bytes differ. */
function expectSame(found: State, expected: State): void {
  if (Buffer.compare(dumpState(found), dumpState(expected)) === 0) return;
  const entriesOf = (state: State): unknown[] =>
    state.tables().map((table) => [table.name, ...state.entries(table)]);
  expect(entriesOf(found)).toEqual(entriesOf(expected));
}

/** What the engine did with the blocks of many networks. */
interface Crossings {
  readonly crossed: number;
  readonly refused: number;
  /** Networks of which it crossed all blocks in one run. */
  readonly whole: number;
}

/** The engine of empty blocks does what the block step does, block by block and in one run, or nothing. */
export function expectSameCrossings(numRuns: number, seed: number): Crossings {
  const counts = { crossed: 0, refused: 0, whole: 0 };
  fc.assert(
    fc.property(quietNetworks, (network) => {
      const { height } = network;
      const [reference, single, stretch] = [stateOf(network), stateOf(network), stateOf(network)];
      const emit = (): void => undefined;
      const end = crossEmptyBlocks({ state: stretch, height, emit }, height + BLOCKS);
      if (end === height + BLOCKS) counts.whole += 1;

      for (let next = height + 1; next <= height + BLOCKS; next++) {
        const isCrossed = crossEmptyBlocks({ state: single, height: next - 1, emit }, next) === next;
        counts[isCrossed ? "crossed" : "refused"] += 1;
        // A block at which the reference itself stops is none that the engine may cross.
        if (!step({ state: reference, height: next })) {
          expect(isCrossed).toBe(false);
          return;
        }
        if (!isCrossed) expect(step({ state: single, height: next })).toBe(true);
        expect(stateHash(single)).toBe(stateHash(reference));
        if (next === end) expectSame(stretch, reference);
      }
      expectSame(single, reference);
    }),
    { numRuns, seed },
  );
  return counts;
}
