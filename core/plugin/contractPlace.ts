import type { ContractSpec } from "./contract.js";

/** A stack whose first frame is where something was called. */
export interface Place {
  readonly stack?: string;
}

const places = new WeakMap<ContractSpec, Place>();

/** Keeps where a contract is written, for whoever finds something wrong with it later. */
export function rememberPlace(contract: ContractSpec, definedBy: (spec: never) => unknown): void {
  const place = {};
  Error.captureStackTrace(place, definedBy);
  places.set(contract, place);
}

/** Where `defineContract` was called for it; undefined when another copy of this package did that, or nobody. */
export const placeOfContract = (contract: ContractSpec): Place | undefined => places.get(contract);
