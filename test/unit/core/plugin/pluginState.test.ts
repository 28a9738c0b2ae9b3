import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { createPluginState, isJournaled } from "../../../../core/plugin/pluginState.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { codeOf } from "./contracts.js";

const contents = (state: ReturnType<typeof createPluginState>): unknown =>
  Object.fromEntries(state.keys().map((key) => [key, state.get(key)]));

describe("a plugin's state", () => {
  it("keeps plain data and tensors, as copies", () => {
    const state = createPluginState();
    const value = {
      list: [1, "two", true, null],
      bytes: Uint8Array.of(1),
      t: tensor("int16", [1], Int16Array.of(-3)),
    };
    state.set("a", value);
    expect(state.get("a")).toEqual(value);
    value.list.push("later");
    expect((state.get("a") as typeof value).list).toHaveLength(4);
    state.delete("a");
    expect([state.get("a"), state.keys()]).toEqual([undefined, []]);
  });

  it("refuses what would come back as something else", () => {
    const state = createPluginState();
    for (const value of [undefined, new Map([[1, 2]]), new Date(0), () => 1, { inner: new Set([1]) }]) {
      expect(codeOf(() => state.set("a", value))).toBe("SK1330");
    }
    expect(state.keys()).toEqual([]);
  });

  it("goes on from a dump, and refuses bytes that are none", () => {
    const state = createPluginState();
    state.set("b", [1]);
    state.set("a", 2);
    const copy = createPluginState(state.dump());
    expect(contents(copy)).toEqual({ a: 2, b: [1] });
    expect(copy.dump()).toEqual(state.dump());
    const format = "subnetkit plugin state/1";
    const value = encodeCanonical(1);
    const broken = [
      Uint8Array.of(0xff),
      encodeCanonical(["another format", []]),
      encodeCanonical([format, [["a"]]]),
      encodeCanonical([format, [["a", 1]]]),
      encodeCanonical([
        format,
        [
          ["a", value],
          ["a", value],
        ],
      ]),
    ];
    for (const dump of broken) expect(codeOf(() => createPluginState(dump))).toBe("SK1334");
  });

  it("undoes what was written since a checkpoint, also within others and after commits of inner ones", () => {
    const state = createPluginState();
    state.set("a", 1);
    const outer = state.checkpoint();
    state.set("a", 2);
    const inner = state.checkpoint();
    state.set("a", 3);
    state.set("b", 1);
    expect(codeOf(() => state.commit(outer))).toBe("SK1332");
    state.commit(inner);
    expect(contents(state)).toEqual({ a: 3, b: 1 });
    state.revert(outer);
    expect(contents(state)).toEqual({ a: 1 });
    expect(codeOf(() => state.revert(inner))).toBe("SK1332");
  });

  it("goes back to any snapshot, keeps it and older ones, drops younger ones", () => {
    const state = createPluginState();
    state.set("a", 1);
    const first = state.snapshot();
    state.set("a", 2);
    const second = state.snapshot();
    state.delete("a");
    state.revertTo(second);
    expect(contents(state)).toEqual({ a: 2 });
    state.set("b", 1);
    state.revertTo(first);
    expect(contents(state)).toEqual({ a: 1 });
    expect(codeOf(() => state.revertTo(second))).toBe("SK1331");
    state.set("c", 1);
    state.revertTo(first);
    expect(contents(state)).toEqual({ a: 1 });
    const round = state.checkpoint();
    expect([codeOf(() => state.snapshot()), codeOf(() => state.revertTo(first))]).toEqual([
      "SK1333",
      "SK1333",
    ]);
    state.commit(round);
    expect(isJournaled(state)).toBe(true);
  });

  it("equals a plain map with copies, whatever is done to it", () => {
    const action = fc.oneof(
      fc.tuple(fc.constant("set" as const), fc.constantFrom("a", "b", "c"), fc.nat(9)),
      fc.tuple(fc.constant("delete" as const), fc.constantFrom("a", "b", "c"), fc.constant(0)),
      fc.tuple(fc.constant("snapshot" as const), fc.constant(""), fc.constant(0)),
      fc.tuple(fc.constant("revert" as const), fc.constant(""), fc.nat(5)),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const state = createPluginState();
        let model: Record<string, number> = {};
        let snapshots: { readonly id: number; readonly model: Record<string, number> }[] = [];
        for (const [kind, key, number] of actions) {
          if (kind === "set") state.set(key, (model[key] = number));
          else if (kind === "delete") {
            state.delete(key);
            model = Object.fromEntries(Object.entries(model).filter(([name]) => name !== key));
          } else if (kind === "snapshot") snapshots.push({ id: state.snapshot(), model: { ...model } });
          else {
            const target = snapshots[number % Math.max(1, snapshots.length)];
            if (!target) continue;
            state.revertTo(target.id);
            model = { ...target.model };
            snapshots = snapshots.filter(({ id }) => id <= target.id);
          }
          expect(contents(state)).toEqual(model);
        }
      }),
      { numRuns: 40 },
    );
  });
});
