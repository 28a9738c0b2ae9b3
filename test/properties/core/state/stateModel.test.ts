import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { u16 } from "../../../../core/state/codecs.js";
import { dumpState, loadState } from "../../../../core/state/dump.js";
import { recomputeStateHash, stateHash } from "../../../../core/state/hash.js";
import type { Checkpoint } from "../../../../core/state/journal.js";
import { textKey, u16Key } from "../../../../core/state/keyParts.js";
import { createState, type State } from "../../../../core/state/state.js";
import { defineTable } from "../../../../core/state/table.js";

const cells = defineTable({ name: "model.cells", key: [u16Key, textKey], value: u16 });

/** The same operations on plain maps, copied whole at every checkpoint and snapshot. */
type Cells = ReadonlyMap<string, readonly [readonly [number, string], number]>;
interface Model {
  cells: Cells;
  checkpoints: { handle: Checkpoint; cells: Cells }[];
  snapshots: { id: number; cells: Cells }[];
}

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("set" as const), a: fc.nat(2), b: fc.nat(2), value: fc.nat(3) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("delete" as const), a: fc.nat(2), b: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("checkpoint" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("commit" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("revert" as const), depth: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("snapshot" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("revertTo" as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hash" as const) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const texts = ["", "\u0000", "a"];
const keyOf = (op: { a: number; b: number }): readonly [number, string] => [op.a * 256, texts[op.b] ?? ""];

function step(state: State, model: Model, op: Operation): void {
  switch (op.do) {
    case "set": {
      const key = keyOf(op);
      state.set(cells, key, op.value);
      model.cells = new Map(model.cells).set(cells.orderOf(key), [key, op.value]);
      return;
    }
    case "delete": {
      const next = new Map(model.cells);
      next.delete(cells.orderOf(keyOf(op)));
      model.cells = next;
      state.delete(cells, keyOf(op));
      return;
    }
    case "checkpoint":
      model.checkpoints.push({ handle: state.checkpoint(), cells: model.cells });
      return;
    case "commit": {
      const innermost = model.checkpoints.pop();
      if (innermost) state.commit(innermost.handle);
      return;
    }
    case "revert": {
      const target = model.checkpoints.at(-1 - op.depth);
      if (!target) return;
      state.revert(target.handle);
      model.cells = target.cells;
      model.checkpoints.splice(-1 - op.depth);
      return;
    }
    case "snapshot":
      if (model.checkpoints.length > 0) expect(() => state.snapshot()).toThrow();
      else model.snapshots.push({ id: state.snapshot(), cells: model.cells });
      return;
    case "revertTo": {
      const target = model.snapshots[op.which];
      if (!target || model.checkpoints.length > 0) {
        expect(() => {
          state.revertTo(target?.id ?? 1_000);
        }).toThrow();
        return;
      }
      state.revertTo(target.id);
      model.cells = target.cells;
      model.snapshots.splice(op.which + 1);
      return;
    }
    case "hash":
      expect(stateHash(state)).toBe(recomputeStateHash(state));
  }
}

const sorted = (model: Cells) => [...model].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);

describe("a state", () => {
  it("behaves like a map that is copied at every checkpoint and snapshot", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60, size: "max" }), (operations) => {
        const state = createState();
        const model: Model = { cells: new Map(), checkpoints: [], snapshots: [] };
        for (const op of operations) {
          step(state, model, op);
          expect([...state.entries(cells)]).toEqual(sorted(model.cells));
        }
        for (const prefix of [0, 256, 512]) {
          const expected = sorted(model.cells).filter(([[first]]) => first === prefix);
          expect([...state.entries(cells, [prefix])]).toEqual(expected);
        }
        expect(stateHash(state)).toBe(recomputeStateHash(state));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  const content = fc.uniqueArray(
    fc.tuple(fc.nat(65_535), fc.string({ unit: "binary", maxLength: 5 }), fc.nat(65_535)),
    {
      selector: ([a, b]) => `${a}/${b}`,
      maxLength: 30,
    },
  );
  const filled = (entries: readonly (readonly [number, string, number])[]): State => {
    const state = createState();
    for (const [a, b, value] of entries) state.set(cells, [a, b], value);
    return state;
  };

  it("comes back from its dump, which depends on its content alone", () => {
    fc.assert(
      fc.property(content, (entries) => {
        const state = filled(entries);
        const dump = dumpState(state);
        const loaded = loadState(dump);
        expect([...loaded.entries(cells)]).toEqual([...state.entries(cells)]);
        expect(dumpState(loaded)).toEqual(dump);
        expect(dumpState(filled([...entries].reverse()))).toEqual(dump);
        expect(stateHash(loaded)).toBe(stateHash(filled([...entries].reverse())));
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});
