import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { Validator } from "../../../../core/plugin/subnet.js";
import { isSubnetkitError, type ErrorReport } from "../../../../core/primitives/errors.js";
import { contract, createNetwork, echoValidator, honest, minerThat } from "./networkFixture.js";

const broken = new Error("broken");
const fails = (): never => {
  throw broken;
};
/** Codes of failures, with what led to each. */
const told = (failures: readonly ErrorReport[]): unknown[] =>
  failures.map((failure) => [failure.code, isSubnetkitError(failure) && failure.cause]);

describe("a failure is told as it was thrown", () => {
  it.each<[keyof Validator<ContractSpec>, string, string[]]>([
    ["createTasks", "SK1520", ["SK1520", "SK1532"]],
    ["score", "SK1522", ["SK1522", "SK1522", "SK1532"]],
    ["weights", "SK1525", ["SK1525"]],
  ])("in %s of a validator", async (name, code, codes) => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    const failures: ErrorReport[] = [];
    const validator = { ...echoValidator(), [name]: fails };
    await network.round(network.validator({ validator, onFailure: (failure) => failures.push(failure) }));
    expect(failures.map((failure) => failure.code)).toEqual(codes);
    expect(told(failures)[0]).toEqual([code, broken]);
  });

  it("in a miner's solve", async () => {
    const network = createNetwork([1]);
    const failures: ErrorReport[] = [];
    network.addMiner(1, fails, { onFailure: (failure) => failures.push(failure) });
    await network.round(network.validator());
    expect(told(failures)).toEqual([
      ["SK1501", broken],
      ["SK1501", broken],
    ]);
  });

  it("in one item of a batch", async () => {
    const spec: ContractSpec = { ...contract, task: { ...contract.task, batch: { maxItems: 4 } } };
    const network = createNetwork([1]);
    const failures: ErrorReport[] = [];
    const miner = minerThat(({ value }) => (value === 1 ? fails() : { value }));
    network.addMiner(1, honest, { contract: spec, miner, onFailure: (failure) => failures.push(failure) });
    const validator: Validator<ContractSpec> = {
      createTasks: () => [{ request: [{ value: 0 }, { value: 1 }], secret: { target: 0 } }],
      score: ({ answers }) => answers.map(() => 1),
    };
    const report = await network.round(network.validator({ contract: spec, validator }));
    expect(report.peers[0]?.failedItems).toBe(1);
    expect(told(failures)).toEqual([["SK1501", broken]]);
  });
});
