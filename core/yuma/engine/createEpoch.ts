import { fail } from "../../primitives/errors.js";
import { columnsOf, pairInputs, type ColumnInputs, type ColumnOutputs } from "../columnRows.js";
import { checkInputs, checkParams } from "../checkInputs.js";
import { runEpoch } from "../runEpoch.js";
import type { EpochInputs, EpochOutputs, EpochParams } from "../types.js";
import { yumaErrors } from "../yumaErrors.js";
import { checkFlatInputs } from "./checkFlatInputs.js";
import { fillColumns, fillInputs } from "./fillInputs.js";
import { instantiate } from "./instantiate.js";
import { readColumns, readOutputs } from "./readOutputs.js";
import { runReference } from "./runReference.js";
import type { Epoch, EntryCounts } from "./types.js";
import { createViews, type Views } from "./views.js";
import { writeParams } from "./writeParams.js";

/** What the engine's `run` returns, see core/yuma/assembly/index.ts. */
const DONE = 0;
const TOO_LARGE = 1;
const DUPLICATE_WEIGHT = 2;

/**
 * The fast Yuma engine: the same numbers as `runEpoch`, bit for bit, from WebAssembly on flat arrays. After the first run the engine
 * allocates nothing unless an epoch is larger than all before; a flat run leaves about 0.8 KB for the garbage collector (measured
 * at 256 × 64 over 5,000 runs), and `run` the outputs that it returns.
 *
 * Two things it leaves to the readable reference: intermediates, which `runEpoch` gives, and epochs whose numbers leave what any
 * supply allows (2^62 rao of stake, a bonds moving average above 1), which it hands on by itself.
 *
 * @throws SK0802 for a parameter outside its range
 * @example
 * const epoch = createEpoch(params);
 * const first = epoch.run(inputs);
 * const second = epoch.run(
 *   { ...inputs, bonds: first.bonds, validatorPermit: first.validatorPermit },
 *   { currentBlock: 720, lastMechanismStepBlock: 360 },
 * );
 */
export function createEpoch(params: EpochParams): Epoch {
  checkParams(params);
  const own = { ...params };
  const engine = instantiate();
  let views: Views | undefined;
  /** The parameters in the engine's slots; laid out anew, it has none. */
  let written: EpochParams | undefined;

  /** Views with room for that much, with some to spare when it grows: networks grow a little at a time. */
  function viewsFor(n: number, { weights, bonds }: EntryCounts): Views {
    if (views?.n === n && views.counts.weights >= weights && views.counts.bonds >= bonds) return views;
    const counts = { weights: roomFor(weights), bonds: roomFor(bonds) };
    engine.reserve(n, counts.weights, counts.bonds);
    written = undefined;
    views = createViews(engine, n, counts);
    views.inputs.weights.starts.fill(0);
    views.inputs.bonds.starts.fill(0);
    views.inputs.earliestOpenCommit.fill(Number.POSITIVE_INFINITY);
    for (const array of [views.inputs.blockAtRegistration, views.inputs.lastUpdate]) array.fill(0);
    for (const array of [views.inputs.stakeAlpha, views.inputs.stakeTao]) array.fill(0n);
    views.inputs.validatorPermit.fill(0);
    return views;
  }

  /** Leaves the results in the output views, or gives the status of a run that has none. */
  function runOn({ params: slots }: Views, merged: EpochParams): number {
    if (written !== merged) {
      checkParams(merged);
      if (!writeParams(slots, merged)) return TOO_LARGE;
      written = merged;
    }
    return engine.run();
  }

  return {
    run(inputs: EpochInputs, changes: Partial<EpochParams> = {}): EpochOutputs {
      const merged = { ...own, ...changes };
      checkParams(merged);
      const current = viewsFor(merged.n, {
        weights: entriesOf(inputs.weights),
        bonds: entriesOf(inputs.bonds),
      });
      const status = fillInputs(current.inputs, merged, inputs) ? runOn(current, merged) : TOO_LARGE;
      if (status === DONE) return readOutputs(current.outputs);
      checkInputs(merged, inputs);
      return runEpoch(merged, inputs).outputs;
    },

    runColumns(inputs: ColumnInputs, changes: Partial<EpochParams> = {}): ColumnOutputs {
      const merged = { ...own, ...changes };
      checkParams(merged);
      const current = viewsFor(merged.n, {
        weights: columnEntriesOf(inputs.weights),
        bonds: columnEntriesOf(inputs.bonds),
      });
      const status = fillColumns(current.inputs, merged, inputs) ? runOn(current, merged) : TOO_LARGE;
      if (status === DONE) return readColumns(current.outputs);
      const pairs = pairInputs(inputs);
      checkInputs(merged, pairs);
      const { outputs } = runEpoch(merged, pairs);
      return { ...outputs, bonds: outputs.bonds.map(columnsOf) };
    },

    reserve(counts, n = own.n) {
      checkParams({ ...own, n });
      return viewsFor(n, counts).inputs;
    },

    runFlat(changes) {
      const merged = changes === undefined ? own : { ...own, ...changes };
      if (views?.n !== merged.n) {
        throw fail(yumaErrors.wrongLength, {
          name: "blockAtRegistration",
          actual: views?.n ?? 0,
          expected: merged.n,
        });
      }
      checkFlatInputs(views.inputs);
      const status = runOn(views, merged);
      if (status === DONE) return views.outputs;
      if (status === TOO_LARGE) runReference(views.inputs, views.outputs, merged);
      else
        throw duplicateIn(status === DUPLICATE_WEIGHT ? "weights" : "bonds", views, engine.failedRow.value);
      return views.outputs;
    },
  };
}

const entriesOf = (rows: EpochInputs["weights"]): number => rows.reduce((sum, row) => sum + row.length, 0);

const columnEntriesOf = (rows: ColumnInputs["weights"]): number =>
  rows.reduce((sum, { uids }) => sum + uids.length, 0);

const roomFor = (entries: number): number => entries + (entries >> 3) + 64;

function duplicateIn(name: "weights" | "bonds", { inputs }: Views, row: number): Error {
  const { starts, columns } = inputs[name];
  const named = columns.subarray(starts[row], starts[row + 1]);
  const column = named.find((uid, i) => named.indexOf(uid) < i) ?? 0;
  return fail(yumaErrors.duplicateColumn, { row: `${name}[${row}]`, column });
}
