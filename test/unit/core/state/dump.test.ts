import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { list, u16 } from "../../../../core/state/codecs.js";
import { dumpState, loadState } from "../../../../core/state/dump.js";
import { stateHash } from "../../../../core/state/hash.js";
import { u16Key } from "../../../../core/state/keyParts.js";
import { createState, type State } from "../../../../core/state/state.js";
import { defineTable } from "../../../../core/state/table.js";
import { codeOf } from "./codeOf.js";

const numbers = defineTable({ name: "dump.numbers", key: [u16Key], value: u16 });
const lists = defineTable({ name: "dump.lists", key: [], value: list(u16) });

const filled = (keys: readonly number[]): State => {
  const state = createState();
  for (const key of keys) state.set(numbers, [key], key * 2);
  state.set(lists, [], keys.length === 0 ? [] : [1, 2]);
  return state;
};

describe("dumpState and loadState", () => {
  it("give equal bytes for equal states, and the state back", () => {
    const dump = dumpState(filled([3, 1, 2]));
    expect(dump).toEqual(dumpState(filled([1, 2, 3])));
    const loaded = loadState(dump);
    expect([...loaded.entries(numbers)]).toEqual([
      [[1], 2],
      [[2], 4],
      [[3], 6],
    ]);
    expect(loaded.get(lists, [])).toEqual([1, 2]);
    expect(stateHash(loaded)).toBe(stateHash(filled([1, 2, 3])));
    expect(dumpState(loadState(dumpState(createState())))).toEqual(dumpState(createState()));
  });

  const file = (version: unknown, ...tables: unknown[]): Uint8Array =>
    encodeCanonical(["subnetkit-state", version, tables]);

  it("refuse bytes that are not a dump", () => {
    const corrupt: Uint8Array[] = [
      new Uint8Array(),
      Uint8Array.of(0xff),
      dumpState(filled([1])).slice(0, -1),
      encodeCanonical({ a: 1 }),
      encodeCanonical(["subnetkit-state", 1]),
      encodeCanonical(["another-file", 1, []]),
      encodeCanonical(["subnetkit-state", 1, {}]),
      file(1, "table"),
      file(1, ["dump.numbers", []]),
      file(1, ["dump.numbers", [[[2], 1]], 3]),
      file(1, [
        "dump.numbers",
        [
          [[2], 1],
          [[1], 1],
        ],
      ]),
      file(1, [
        "dump.numbers",
        [
          [[1], 1],
          [[1], 1],
        ],
      ]),
      file(1, ["dump.numbers", [[[1], 65_536]]]),
      file(1, ["dump.numbers", [[["1"], 1]]]),
      file(1, ["dump.numbers", [[[1], 1]]], ["dump.lists", [[[], []]]]),
    ];
    for (const bytes of corrupt) expect(codeOf(() => loadState(bytes))).toBe("SK0208");
  });

  it("say so when the format or a table is another program's", () => {
    expect(codeOf(() => loadState(file(2)))).toBe("SK0209");
    expect(codeOf(() => loadState(file(1, ["test.unknown", [[[], 1]]])))).toBe("SK0210");
  });
});
