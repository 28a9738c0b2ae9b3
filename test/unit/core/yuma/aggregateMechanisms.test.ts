import { describe, expect, it } from "vitest";
import { aggregateMechanisms } from "../../../../core/yuma/aggregateMechanisms.js";
import type { EpochOutputs } from "../../../../core/yuma/types.js";

const outputs = (changes: Partial<EpochOutputs>): EpochOutputs => ({
  active: [false],
  stake: [0n],
  stakeWeight: [0],
  consensus: [0],
  incentive: [0],
  dividends: [0],
  validatorTrust: [0],
  validatorPermit: [false],
  bonds: [[]],
  serverEmission: [0n],
  validatorEmission: [0n],
  emission: [0n],
  ...changes,
});

describe("aggregateMechanisms", () => {
  it("leaves a single mechanism as it is", () => {
    const one = outputs({ consensus: [65_535], emission: [7n], active: [true] });
    const all = aggregateMechanisms({ n: 1, raoEmission: 9n }, [9n], [one]);
    expect(all).toMatchObject({
      consensus: [65_535],
      emission: [7n],
      active: [true],
      validatorPermit: [false],
    });
  });

  it("truncates after every mechanism", () => {
    const one = outputs({ dividends: [1], emission: [3n] });
    // Two halves of 1 are 0, and two halves of 3 are 2.
    const all = aggregateMechanisms({ n: 1, raoEmission: 2n }, [1n, 1n], [one, one]);
    expect(all).toMatchObject({ dividends: [0], emission: [2n] });
  });

  it("adds what servers and validators get, up to the largest amount", () => {
    const one = outputs({ serverEmission: [5n], validatorEmission: [2n ** 64n - 1n] });
    const all = aggregateMechanisms({ n: 1, raoEmission: 2n }, [1n, 1n], [one, one]);
    expect(all).toMatchObject({ serverEmission: [10n], validatorEmission: [2n ** 64n - 1n] });
  });

  it("takes the first mechanism alone if there is nothing to distribute", () => {
    const all = aggregateMechanisms(
      { n: 1, raoEmission: 0n },
      [0n, 0n],
      [outputs({ consensus: [5] }), outputs({ consensus: [9], validatorPermit: [true] })],
    );
    expect(all).toMatchObject({ consensus: [5], validatorPermit: [true] });
  });
});
