import { blockEmission, nextHalving } from "../../ledger/blockEmission.js";
import { totalIssuance } from "../../ledger/issuance.js";
import { MAX_SUPPLY } from "../../primitives/amounts.js";
import type { State } from "../../state/state.js";
import { booksOf, type Holdings } from "../conservation.js";

/** The TAO there is, in rao. */
export interface Supply {
  readonly cap: bigint;
  readonly issued: bigint;
  /** Who holds it: `free`, `reserve`, `rootStake`, `burnt`, `dust`. They add up to `issued`. */
  readonly parts: Holdings;
  /** What the next block emits. */
  readonly blockEmission: bigint;
  /** The issuance at which the emission halves next, and how much is missing; undefined once nothing is emitted. */
  readonly nextHalving: { readonly issuance: bigint; readonly remaining: bigint } | undefined;
}

/** The supply of TAO, where it is, and when it halves. */
export function readSupply(state: State): Supply {
  const issued = totalIssuance(state);
  const halving = nextHalving(issued);
  return {
    cap: MAX_SUPPLY,
    issued,
    parts: booksOf(state).tao,
    blockEmission: blockEmission(issued),
    nextHalving: halving === undefined ? undefined : { issuance: halving, remaining: halving - issued },
  };
}
