import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../core/yuma/columnRows.js";
import { readCommitments } from "../../../../core/chain/queries/readCommitments.js";
import type { Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import { setCommitment } from "../../../../core/registry/setCommitment.js";
import { bondRows, MAIN_MECHANISM } from "../../../../core/registry/tables.js";
import { addTestNeuron, addTestSubnet, codeOf, createTestNetwork, hotkeyOf } from "../economyFixture.js";

const hotkey = hotkeyOf("miner");
const commitment = { netuid: 1, hotkey, data: Uint8Array.of(0xab, 0xcd) };

function network(hyperparameters: Partial<Hyperparameters> = {}) {
  const test = createTestNetwork();
  addTestSubnet(test, { hyperparameters: { servingRateLimit: 50, ...hyperparameters } });
  addTestNeuron(test, 1, "miner");
  return test;
}

describe("setCommitment", () => {
  it("keeps a neuron's latest bytes for everyone to read", () => {
    const test = network();
    const data = Uint8Array.of(1, 2);
    setCommitment(test.ctx, { ...commitment, data });
    data[0] = 9;
    expect(readCommitments(test.state, 1)).toEqual([{ uid: 1, hotkey, data: "0102", updatedAt: 100 }]);
    test.setHeight(150);
    setCommitment(test.ctx, commitment);
    expect(readCommitments(test.state, 1)).toEqual([{ uid: 1, hotkey, data: "abcd", updatedAt: 150 }]);
    expect(test.event("registry.commitmentSet")?.fields).toEqual({ netuid: 1, uid: 1, sizeBytes: 2 });
    expect(codeOf(() => readCommitments(test.state, 2))).toBe("SK0601");
  });

  it("names the rule that refuses", () => {
    const { ctx, setHeight } = network();
    expect(codeOf(() => setCommitment(ctx, { ...commitment, netuid: 2 }))).toBe("SK0601");
    expect(codeOf(() => setCommitment(ctx, { ...commitment, hotkey: hotkeyOf("x") }))).toBe("SK0605");
    expect(codeOf(() => setCommitment(ctx, { ...commitment, data: new Uint8Array(129) }))).toBe("SK0624");
    expect(codeOf(() => setCommitment(ctx, { ...commitment, resetBonds: true }))).toBe("SK0626");
    expect(codeOf(() => setCommitment(ctx, { ...commitment, data: new Uint8Array(128) }))).toBe("none");
    setHeight(149);
    expect(codeOf(() => setCommitment(ctx, commitment))).toBe("SK0625");
    setHeight(150);
    expect(codeOf(() => setCommitment(ctx, commitment))).toBe("none");
  });

  it("takes the neuron out of everyone's bonds if asked to, where that is allowed", () => {
    const test = network({ bondsReset: true });
    const others = [[0, 5] as const];
    test.state.set(bondRows, [1, MAIN_MECHANISM, 0], columnsOf([...others, [1, 7]]));
    test.state.set(bondRows, [1, MAIN_MECHANISM, 1], columnsOf([[1, 9]]));
    test.state.set(bondRows, [2, MAIN_MECHANISM, 0], columnsOf([[1, 3]]));
    setCommitment(test.ctx, { ...commitment, resetBonds: true });
    expect([...test.state.entries(bondRows)]).toEqual([
      [[1, MAIN_MECHANISM, 0], columnsOf(others)],
      [[2, MAIN_MECHANISM, 0], columnsOf([[1, 3]])],
    ]);
    expect(test.event("registry.bondsReset")?.fields).toEqual({ netuid: 1, uid: 1 });
  });
});
