import { describe, expect, it } from "vitest";
import { genesisHashOf, headOf, setHead, startAt } from "../../../../core/chain/head.js";
import { createState } from "../../../../core/state/state.js";
import { codeOf } from "../state/codeOf.js";

describe("the head", () => {
  it("starts at the genesis and goes where it is set, with the state's snapshots", () => {
    const state = createState();
    expect(codeOf(() => headOf(state))).toBe("SK1220");
    expect(genesisHashOf(state)).toBeUndefined();
    startAt(state, "ab");
    expect(headOf(state)).toEqual({ height: 0, id: "ab" });
    expect(genesisHashOf(state)).toBe("ab");
    const snapshot = state.snapshot();
    setHead(state, { height: 5, id: "cd" });
    expect(headOf(state)).toEqual({ height: 5, id: "cd" });
    state.revertTo(snapshot);
    expect(headOf(state)).toEqual({ height: 0, id: "ab" });
  });
});
