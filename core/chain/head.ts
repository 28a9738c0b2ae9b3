import { fail } from "../primitives/errors.js";
import { record, safeInt, text } from "../state/codecs.js";
import type { State } from "../state/state.js";
import { defineTable } from "../state/table.js";
import type { BlockRef } from "./block.js";
import { chainErrors } from "./chainErrors.js";

/**
 * Where the chain stands. In the state, so that snapshots, dumps and the state hash carry it along: two states with the
 * same hash have the same history.
 */
const head = defineTable({
  name: "chain.head",
  key: [],
  value: record<BlockRef>({ height: safeInt, id: text }),
});

/** Hash of the genesis that a state grew from: the id of block 0. */
const genesisHash = defineTable({ name: "chain.genesisHash", key: [], value: text });

/**
 * The last block applied; block 0, the genesis, to begin with.
 *
 * @throws SK1220 for a state that no genesis was put into
 */
export function headOf(state: State): BlockRef {
  const found = state.get(head, []);
  if (found === undefined) throw fail(chainErrors.foreignState, { found: "none", expected: "any" });
  return found;
}

export function setHead(state: State, block: BlockRef): void {
  state.set(head, [], { height: block.height, id: block.id });
}

export function genesisHashOf(state: State): string | undefined {
  return state.get(genesisHash, []);
}

/** Puts a state at block 0 of a genesis. */
export function startAt(state: State, hash: string): void {
  state.set(genesisHash, [], hash);
  setHead(state, { height: 0, id: hash });
}
