import { createDevnet, redact, type Devnet } from "subnetkit/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import "subnetkit/testing/vitest";
import subnet from "../index.js";

let devnet: Devnet;
let afterTwoEpochs: () => Promise<void>;

beforeAll(async () => {
  devnet = await createDevnet({ subnets: [subnet], miners: 1, validators: 2, seed: 7 });
  afterTwoEpochs = devnet.fixture(() => devnet.epochs(2));
});
beforeEach(() => afterTwoEpochs());
afterAll(() => devnet.dispose());

it("pays the exact miner more", () => {
  expect(devnet.neuron(1, "exact-0")).toRankAbove(devnet.neuron(1, "noisy-0"));
  expect(devnet.explain(1, 2).payment.incentive).toBeGreaterThan(0n);
  expect(devnet).toConserve();
});

it("follows the stake", async () => {
  const { hotkey } = devnet.neuron(1, "validator-1");
  devnet.setStake({ netuid: 1, hotkey }, 0n);
  await devnet.epochs();
  expect(devnet.neuron(1, "validator-1")).toHaveDividends(0, 0.01);
});

it("looks the same every time", () => {
  const [first] = devnet.outcomes(1);
  const miners = first?.neurons.filter(({ role }) => role === "miner");
  expect(
    redact(
      miners?.map(({ name, score }) => ({ name, score })),
      { numbers: 2 },
    ),
  ).toEqual([
    { name: "exact-0", score: 1 },
    { name: "noisy-0", score: expect.any(Number) as number },
  ]);
});
