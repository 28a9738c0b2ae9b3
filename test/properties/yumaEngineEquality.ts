import fc from "fast-check";
import { afterAll, expect, vi } from "vitest";
import { columnsOf, pairsOf, type ColumnInputs } from "../../core/yuma/columnRows.js";
import { createEpoch } from "../../core/yuma/engine/createEpoch.js";
import type { Epoch } from "../../core/yuma/engine/types.js";
import * as readable from "../../core/yuma/runEpoch.js";
import type { EpochInputs, EpochOutputs } from "../../core/yuma/types.js";
import { networkOf, type Traits } from "./yumaNetworks.js";

// The engine hands on to the reference what no supply allows; the spy tells when it does, since then the two are bound to agree.
const { runEpoch } = readable;
const reference = vi.spyOn(readable, "runEpoch");
afterAll(() => reference.mockRestore());

/**
 * Compares the engine with the reference on random networks, by one engine for all of them: what a run leaves behind must not reach the next. Gives the number
 * of networks that the engine computed itself for certain.
 */
export function expectEqual(traits: fc.Arbitrary<Traits>, networks: number): number {
  let own = 0;
  let engine: Epoch | undefined;
  fc.assert(
    fc.property(traits, (given) => {
      const { params, inputs } = networkOf(given);
      reference.mockClear();
      engine ??= createEpoch(params);
      const fast = engine.run(inputs, params);
      const columns = engine.runColumns(columnInputs(inputs), params);
      const delegated = reference.mock.calls.length > 0;
      const { outputs } = runEpoch(params, inputs);
      if (!areSame(fast, outputs)) expect(fast).toEqual(outputs);
      const paired = { ...columns, bonds: pairsOf(columns.bonds) };
      if (!areSame(paired, outputs)) expect(paired).toEqual(outputs);
      if (given.stake !== "beyond any supply" && params.bondsMovingAverage <= 1_000_000) {
        expect(delegated).toBe(false);
        own += 1;
      }
    }),
    { numRuns: networks },
  );
  return own;
}

function columnInputs(inputs: EpochInputs): ColumnInputs {
  return { ...inputs, weights: inputs.weights.map(columnsOf), bonds: inputs.bonds.map(columnsOf) };
}

/** As `toEqual`, ten times as fast: 20,000 networks are many. */
function areSame(a: EpochOutputs, b: EpochOutputs): boolean {
  const keys = Object.keys(b) as (keyof EpochOutputs)[];
  return keys.every((key) => isSame(a[key], b[key]));
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
}
