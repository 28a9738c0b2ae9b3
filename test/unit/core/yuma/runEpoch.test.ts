import { describe, expect, it } from "vitest";
import { runEpoch } from "../../../../core/yuma/runEpoch.js";
import { BLOCK, epochInputs, epochParams, noRows } from "./epochFixture.js";

describe("runEpoch", () => {
  it("pays two miners and two validators alike, in truncated halves", () => {
    const { outputs } = runEpoch(epochParams(), epochInputs());
    expect(outputs).toEqual({
      active: [true, true, true, true],
      stake: [1_000n, 1_000n, 0n, 0n],
      stakeWeight: [32_767, 32_767, 0, 0],
      consensus: [0, 0, 32_767, 32_767],
      incentive: [0, 0, 32_767, 32_767],
      dividends: [32_767, 32_767, 0, 0],
      validatorTrust: [65_535, 65_535, 0, 0],
      validatorPermit: [true, true, false, false],
      bonds: [
        [
          [2, 65_535],
          [3, 65_535],
        ],
        [
          [2, 65_535],
          [3, 65_535],
        ],
        [],
        [],
      ],
      serverEmission: [0n, 0n, 250_000_000n, 250_000_000n],
      validatorEmission: [250_000_000n, 250_000_000n, 0n, 0n],
      emission: [250_000_000n, 250_000_000n, 250_000_000n, 250_000_000n],
    });
  });

  it("runs on an empty subnet", () => {
    const none = {
      blockAtRegistration: [],
      lastUpdate: [],
      validatorPermit: [],
      stakeAlpha: [],
      stakeTao: [],
    };
    const { outputs } = runEpoch(epochParams({ n: 0 }), epochInputs({ ...none, weights: [], bonds: [] }));
    expect(outputs.emission).toEqual([]);
  });

  it("erases the bonds of a uid without a new permit, even if it never had one", () => {
    const bonds = [[], [], [[3, 500]], []] as const;
    const { outputs } = runEpoch(epochParams(), epochInputs({ bonds }));
    expect(outputs.bonds[2]).toEqual([]);
  });

  it("with liquid alpha and full penalty kills a bond when consensus on its column is 0", () => {
    const weights = [
      [
        [2, 1],
        [3, 1],
      ],
      [[2, 1]],
      [[2, 1]],
      [],
    ] as const;
    const inputs = epochInputs({
      weights,
      validatorPermit: [true, true, true, false],
      stakeAlpha: [1_000n, 1_000n, 1_000n, 0n],
      bonds: [[[3, 65_535]], ...noRows(3)] as const,
    });
    const columnsOf = (liquidAlphaEnabled: boolean): number[] => {
      const { outputs } = runEpoch(epochParams({ yuma3Enabled: true, liquidAlphaEnabled }), inputs);
      expect(outputs.consensus[3]).toBe(0);
      return (outputs.bonds[0] ?? []).map(([column]) => column);
    };
    expect(columnsOf(true)).toEqual([2]);
    expect(columnsOf(false)).toEqual([2, 3]);
  });

  it("pays by stake if the weights of all are older than the registrations they point to", () => {
    const { outputs } = runEpoch(epochParams(), epochInputs({ blockAtRegistration: [1, 1, BLOCK, BLOCK] }));
    expect(outputs.incentive).toEqual([0, 0, 0, 0]);
    expect(outputs.validatorEmission).toEqual([500_000_000n, 500_000_000n, 0n, 0n]);
    expect(outputs.serverEmission).toEqual([0n, 0n, 0n, 0n]);
  });

  it("shows how it came to its outputs", () => {
    const { intermediates } = runEpoch(epochParams(), epochInputs());
    const half = 2n ** 31n;
    expect(intermediates.weightsNorm[0]).toEqual([
      [2, half],
      [3, half],
    ]);
    expect(intermediates.ranks).toEqual([0n, 0n, half, half]);
    expect(intermediates.bonds).toMatchObject({
      rule: "yuma2",
      bondsDeltaNorm: [
        [
          [2, half],
          [3, half],
        ],
        [
          [2, half],
          [3, half],
        ],
        [],
        [],
      ],
    });
  });
});
