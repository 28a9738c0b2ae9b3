import { expectTypeOf } from "expect-type";
import { describe, it } from "vitest";
import type { EpochOutcome } from "../../../runner/simulate/epochOutcome.js";
import { createDevnet } from "../../../test/kit/devnet/createDevnet.js";
import { createMinerHarness } from "../../../test/kit/harness/createMinerHarness.js";
import { createValidatorHarness } from "../../../test/kit/harness/createValidatorHarness.js";
import { recordTraffic } from "../../../test/kit/traffic/recordTraffic.js";
import { repeatSubnet } from "../../fixtures/subnets/repeatSubnet.js";
import { wordsSubnet } from "../../fixtures/subnets/wordsSubnet.js";

/** Compiled, never called. */
export async function typed(): Promise<void> {
  const devnet = await createDevnet({
    subnets: [
      repeatSubnet,
      { subnet: wordsSubnet, miners: [{ profile: "plain", create: recordTraffic(wordsSubnet).create }] },
      { subnet: repeatSubnet, miners: [{ profile: "noisy", settings: { spread: 1 } }] },
    ],
  });
  expectTypeOf(devnet.outcomes(1)).toEqualTypeOf<readonly EpochOutcome[]>();
  // @ts-expect-error the contract has no such profile
  await createDevnet({ subnets: [{ subnet: repeatSubnet, miners: [{ profile: "plain" }] }] });
  await createDevnet({
    // @ts-expect-error the profile has no such setting
    subnets: [{ subnet: repeatSubnet, miners: [{ profile: "noisy", settings: { width: 1 } }] }],
  });
  // @ts-expect-error a tempo is a number
  devnet.setHyperparameter(1, "tempo", "20");

  const miner = await createMinerHarness(repeatSubnet, "noisy", { spread: 1 });
  expectTypeOf(await miner.solve({ value: 1 })).toEqualTypeOf<{ value: number }>();
  // @ts-expect-error the request has another field
  await miner.solve({ number: 1 });
  // @ts-expect-error the contract has no such profile
  await createMinerHarness(repeatSubnet, "plain");

  const validator = await createValidatorHarness(wordsSubnet);
  validator.answer({ words: 1 });
  // @ts-expect-error the response has another field
  validator.answer({ value: 1 });
  // @ts-expect-error the outcome has another field
  await validator.score({ request: { text: "" } }, [], { outcome: { count: 1 } });
}

describe("the test kit's types", () => {
  it("come from the contract", () => {
    expectTypeOf(typed).returns.resolves.toEqualTypeOf<void>();
  });
});
