import type { EngineExports } from "./instantiate.js";
import type { EntryCounts, FlatInputs, FlatOutputs } from "./types.js";

/** Typed arrays over an engine's memory, as it is laid out now. */
export interface Views {
  readonly n: number;
  readonly counts: EntryCounts;
  /** Slots of 8 bytes; some hold doubles. */
  readonly params: { readonly integers: BigInt64Array; readonly doubles: Float64Array };
  readonly inputs: FlatInputs;
  readonly outputs: FlatOutputs;
}

/** Slots that `core/yuma/assembly/params.ts` reads. */
export const PARAM_SLOTS = 17;

/** Makes the views; memory that has grown or was laid out anew needs new ones. */
export function createViews(engine: EngineExports, n: number, counts: EntryCounts): Views {
  const buffer = engine.memory.buffer;
  const bytes = (name: "active" | "permits" | "permitsIn"): Uint8Array =>
    new Uint8Array(buffer, engine[name].value, n);
  const fractions = (
    name: "stakeWeight" | "consensus" | "incentive" | "dividends" | "validatorTrust",
  ): Uint16Array => new Uint16Array(buffer, engine[name].value, n);
  const amounts = (
    name: "stakeAlpha" | "stakeTao" | "stake" | "serverEmission" | "validatorEmission" | "emission",
  ): BigUint64Array => new BigUint64Array(buffer, engine[name].value, n);
  const blocks = (name: "registrations" | "lastUpdates" | "openCommits"): Float64Array =>
    new Float64Array(buffer, engine[name].value, n);
  const starts = (name: "weightStarts" | "bondStarts" | "newBondStarts"): Uint32Array =>
    new Uint32Array(buffer, engine[name].value, n + 1);
  const entries = (
    name:
      "weightColumns" | "weightValues" | "bondColumns" | "bondValues" | "newBondColumns" | "newBondValues",
    count: number,
  ): Uint16Array => new Uint16Array(buffer, engine[name].value, count);

  return {
    n,
    counts,
    params: {
      integers: new BigInt64Array(buffer, engine.params.value, PARAM_SLOTS),
      doubles: new Float64Array(buffer, engine.params.value, PARAM_SLOTS),
    },
    inputs: {
      blockAtRegistration: blocks("registrations"),
      lastUpdate: blocks("lastUpdates"),
      earliestOpenCommit: blocks("openCommits"),
      validatorPermit: bytes("permitsIn"),
      stakeAlpha: amounts("stakeAlpha"),
      stakeTao: amounts("stakeTao"),
      weights: {
        starts: starts("weightStarts"),
        columns: entries("weightColumns", counts.weights),
        values: entries("weightValues", counts.weights),
      },
      bonds: {
        starts: starts("bondStarts"),
        columns: entries("bondColumns", counts.bonds),
        values: entries("bondValues", counts.bonds),
      },
    },
    outputs: {
      active: bytes("active"),
      stake: amounts("stake"),
      stakeWeight: fractions("stakeWeight"),
      consensus: fractions("consensus"),
      incentive: fractions("incentive"),
      dividends: fractions("dividends"),
      validatorTrust: fractions("validatorTrust"),
      validatorPermit: bytes("permits"),
      bonds: {
        starts: starts("newBondStarts"),
        columns: entries("newBondColumns", counts.weights + counts.bonds),
        values: entries("newBondValues", counts.weights + counts.bonds),
      },
      serverEmission: amounts("serverEmission"),
      validatorEmission: amounts("validatorEmission"),
      emission: amounts("emission"),
    },
  };
}
