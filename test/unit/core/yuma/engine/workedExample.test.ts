import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createEpoch } from "../../../../../core/yuma/engine/createEpoch.js";
import { runEpoch } from "../../../../../core/yuma/runEpoch.js";
import type { Row } from "../../../../../core/yuma/matrix.js";
import { BLOCK, epochInputs, epochParams, noRows } from "../epochFixture.js";

const page = readFileSync(new URL("../../../../../docs/yuma.md", import.meta.url), "utf8");

/** The table below a heading: its rows as texts. */
function tableOf(heading: string): string[][] {
  const section = page.split(/^##+ /m).find((part) => part.startsWith(heading)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  expect(lines.length, heading).toBeGreaterThan(2);
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What the page begins with: stake, and the weights for the miners 3 and 4. */
const given = tableOf("1. Stake and weights").map((row) => row.slice(1, 4).map(Number));
const stakes = given.map(([stake]) => BigInt(stake ?? Number.NaN));

const params = epochParams({ n: 5, yuma3Enabled: true, raoEmission: 1_000_000n });
const inputs = epochInputs({
  blockAtRegistration: [1, 1, 1, 1, 1],
  lastUpdate: [BLOCK - 1, BLOCK - 1, BLOCK - 1, 0, 0],
  validatorPermit: [true, true, true, false, false],
  stakeAlpha: [...stakes.map((stake) => stake * 1_000_000_000n), 0n, 0n],
  stakeTao: [0n, 0n, 0n, 0n, 0n],
  weights: [
    ...given.map(([, three = 0, four = 0]): Row<number> => [
      [3, three],
      [4, four],
    ]),
    [],
    [],
  ],
  bonds: noRows(5),
});
const { outputs, intermediates } = runEpoch(params, inputs);

const share = (raw: bigint | undefined): string => (Number(raw) / 2 ** 32).toFixed(4);
const cells = (row: Row<bigint> | undefined): string[] => (row ?? []).map(([, raw]) => share(raw));

describe("the worked example of docs/yuma.md", () => {
  it("has the weights", () => {
    const { activeStake, weightsNorm } = intermediates;
    const shown = tableOf("1. Stake and weights").map((row) => row.slice(4));
    expect(shown).toEqual([0, 1, 2].map((uid) => [share(activeStake[uid]), ...cells(weightsNorm[uid])]));
  });

  it("has the consensus, the clipped weights and the trust", () => {
    const { consensus, clippedWeights, validatorTrust } = intermediates;
    expect(tableOf("2. Consensus")).toEqual([3, 4].map((uid) => [`${uid}`, share(consensus[uid])]));
    expect(tableOf("3. Clipping and trust")).toEqual(
      [0, 1, 2].map((uid) => [`${uid}`, ...cells(clippedWeights[uid]), share(validatorTrust[uid])]),
    );
  });

  it("has the incentive, the bonds and the dividends", () => {
    const { ranks, incentive, bonds, dividends } = intermediates;
    if (bonds.rule !== "yuma3") throw new Error("the example is of Yuma 3");
    expect(tableOf("4. Incentive")).toEqual(
      [3, 4].map((uid) => [`${uid}`, share(ranks[uid]), share(incentive[uid])]),
    );
    expect(tableOf("5. Bonds and dividends")).toEqual(
      [0, 1, 2].map((uid) => [
        `${uid}`,
        ...cells(bonds.emaBonds[uid]),
        ...cells(bonds.emaBondsNorm[uid]),
        share(bonds.totalBondsPerValidator[uid]),
        share(dividends[uid]),
      ]),
    );
  });

  it("has the pay, by either implementation", () => {
    const { serverEmission, validatorEmission } = outputs;
    expect(tableOf("6. Emission")).toEqual(
      [0, 1, 2, 3, 4].map((uid) => [`${uid}`, String(serverEmission[uid]), String(validatorEmission[uid])]),
    );
    expect(createEpoch(params).run(inputs)).toEqual(outputs);
  });
});
