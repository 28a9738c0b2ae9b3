import { describe, expect, it } from "vitest";
import { assertConsistentGenesis } from "../../../../core/chain/assertConsistentGenesis.js";
import { alice, bob, genesisFixture, subnetFixture, TAO } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

describe("assertConsistentGenesis", () => {
  it("accepts a genesis without subnets, and one with several", () => {
    assertConsistentGenesis(genesisFixture());
    assertConsistentGenesis(genesisFixture({ subnets: [], stakes: [] }));
  });

  it("refuses stake with a hotkey that no neuron has", () => {
    const stakes = [{ hotkey: bob.account, coldkey: alice.account, netuid: 0, amount: TAO }];
    expect(codeOf(() => assertConsistentGenesis(genesisFixture({ stakes })))).toBe("SK1215");
  });

  it("counts reserves, balances and root stake into one cap", () => {
    const { pool } = subnetFixture(1);
    const reserve = 11_000_000n * TAO;
    const subnets = [1, 2].map((netuid) => ({ ...subnetFixture(netuid), pool: { ...pool, tao: reserve } }));
    expect(codeOf(() => assertConsistentGenesis(genesisFixture({ subnets })))).toBe("SK1216");
  });
});
