import { describe, expect, it } from "vitest";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { checkConservation } from "../../../../core/chain/conservation.js";
import { genesisHashOf, headOf } from "../../../../core/chain/head.js";
import { genesisHash } from "../../../../core/chain/loadGenesis.js";
import { readAccount } from "../../../../core/chain/queries/readAccount.js";
import { readMetagraph } from "../../../../core/chain/queries/readMetagraph.js";
import { readSubnet } from "../../../../core/chain/queries/readSubnet.js";
import { readSupply } from "../../../../core/chain/queries/readSupply.js";
import { networkParameters } from "../../../../core/registry/hyperparameters.js";
import { dumpState } from "../../../../core/state/dump.js";
import { alice, genesisFixture, subnetFixture, TAO, validator } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

describe("buildGenesisState", () => {
  it("stands at block 0, whose id is the genesis hash", () => {
    const state = buildGenesisState(genesisFixture());
    const hash = genesisHash(genesisFixture());
    expect(headOf(state)).toEqual({ height: 0, id: hash });
    expect(genesisHashOf(state)).toBe(hash);
  });

  it("holds everything the genesis says", () => {
    const genesis = genesisFixture();
    const parameters = { ...genesis.parameters, stakeThreshold: 5n };
    const state = buildGenesisState({ ...genesis, parameters });
    expect(networkParameters(state)).toEqual(parameters);
    expect(readAccount(state, alice.account)).toMatchObject({
      free: 1_000n * TAO,
      nonce: 0,
      stakes: [{ hotkey: validator.account, netuid: 1, amount: 2_000n * TAO }],
    });
    const { pool, hyperparameters, plugin, registrationPrice } = subnetFixture(1);
    expect(readSubnet(state, 1)).toMatchObject({
      plugin,
      hyperparameters,
      registrationPrice,
      firstEmissionBlock: 1,
      neuronCount: 5,
      pool: { tao: pool.tao, alpha: pool.alpha, alphaOut: 2_000n * TAO, price: TAO / 10n },
    });
    const permits = readMetagraph(state, 1).neurons.map(({ validatorPermit }) => validatorPermit);
    expect(permits).toEqual([false, true, false, false, false]);
  });

  it("issues the sum of its parts", () => {
    const state = buildGenesisState(genesisFixture());
    expect(readSupply(state).issued).toBe(4n * 1_000n * TAO + 2n * 10_000n * TAO + 5_000n * TAO);
    checkConservation(state);
  });

  it("gives the same state for the same genesis", () => {
    expect(dumpState(buildGenesisState(genesisFixture()))).toEqual(
      dumpState(buildGenesisState(genesisFixture())),
    );
  });

  it("refuses what the modules refuse", () => {
    const { hyperparameters, pool } = subnetFixture(1);
    const with1 = (changes: object) =>
      genesisFixture({ subnets: [{ ...subnetFixture(1), ...changes }, subnetFixture(2)] });
    expect(
      codeOf(() => buildGenesisState(with1({ hyperparameters: { ...hyperparameters, tempo: 0 } }))),
    ).toBe("SK0616");
    expect(codeOf(() => buildGenesisState(with1({ pool: { ...pool, tao: 5n } })))).toBe("SK0412");
  });
});
