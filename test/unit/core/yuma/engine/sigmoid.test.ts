import { expect, it } from "vitest";
import { createEpoch } from "../../../../../core/yuma/engine/createEpoch.js";
import { runEpoch } from "../../../../../core/yuma/runEpoch.js";
import { BLOCK, epochInputs, epochParams } from "../epochFixture.js";

// Terms of the exponential's series that come so close to an integer that doubles alone decide wrongly: found among 100 million
// pairs, and visible with an emission of 64 bits only.
const networks = [
  {
    steepness: 1_308,
    stakeAlpha: [1_070n, 1_077n, 1_084n],
    weights: [
      [3_066, 26_521],
      [16_836, 15_753],
      [1_993, 12_055],
    ],
    bonds: [
      [24_068, 17_572],
      [22_999, 35_824],
      [38_086, 6_443],
    ],
    validatorEmission: [2_711_694_028_293_799_935n, 5_128_665_270_432_301_055n, 1_383_012_733_833_707_519n],
  },
  {
    steepness: 896,
    stakeAlpha: [1_007n, 1_014n, 1_021n],
    weights: [
      [10_561, 47_362],
      [56_923, 6_498],
      [55_312, 416],
    ],
    bonds: [
      [36_632, 3_919],
      [24_402, 55_208],
      [13_180, 39_855],
    ],
    validatorEmission: [4_212_042_665_904_046_079n, 3_112_591_837_685_088_255n, 1_898_737_524_675_706_879n],
  },
  {
    steepness: 1_392,
    stakeAlpha: [1_081n, 1_088n, 1_095n],
    weights: [
      [18_247, 45_485],
      [15_084, 29_965],
      [45_365, 31_522],
    ],
    bonds: [
      [13_004, 38_348],
      [51_042, 50_495],
      [12_562, 47_993],
    ],
    validatorEmission: [2_296_666_991_974_416_383n, 4_227_808_472_940_412_927n, 2_698_896_563_350_011_903n],
  },
];

const rowsOf = (values: readonly (readonly number[])[]): (readonly [number, number])[][] => [
  ...values.map((row) => row.map((value, i) => [3 + i, value] as const)),
  [],
  [],
];

it.each(networks)("computes a doubtful term exactly (steepness $steepness)", (network) => {
  const params = epochParams({
    n: 5,
    bondsPenalty: 0,
    yuma3Enabled: true,
    liquidAlphaEnabled: true,
    alphaLow: 0,
    alphaHigh: 65_535,
    alphaSigmoidSteepness: network.steepness,
    raoEmission: 2n ** 64n - 1n,
  });
  const inputs = epochInputs({
    blockAtRegistration: [1, 1, 1, 1, 1],
    lastUpdate: [1, 1, 1, 1, 1].map(() => BLOCK - 10),
    validatorPermit: [true, true, true, false, false],
    stakeAlpha: [...network.stakeAlpha, 0n, 0n],
    stakeTao: [0n, 0n, 0n, 0n, 0n],
    weights: rowsOf(network.weights),
    bonds: rowsOf(network.bonds),
  });
  const outputs = createEpoch(params).run(inputs);
  expect(outputs.validatorEmission.slice(0, 3)).toEqual(network.validatorEmission);
  expect(outputs).toEqual(runEpoch(params, inputs).outputs);
});
