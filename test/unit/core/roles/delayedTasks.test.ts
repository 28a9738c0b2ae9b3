import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { ScoreInput, Validator } from "../../../../core/plugin/subnet.js";
import {
  contract,
  createNetwork,
  honest,
  memoryState,
  neuron,
  viewOf,
  type Network,
} from "./networkFixture.js";

/** As `contract`, with an outcome, and a tensor among what the validator keeps to itself. */
const delayed: ContractSpec = {
  ...contract,
  task: {
    ...contract.task,
    secret: Type.Object({ noise: Tensor({ dtype: "float32", shape: [2] }) }, { additionalProperties: false }),
    outcome: Type.Integer(),
  },
};

interface Asked {
  readonly inputs: ScoreInput<ContractSpec>[];
  /** What came of it, as it is known at a height. */
  outcomeAt: (height: number) => unknown;
}

const delayedValidator = (asked: Asked): Validator<ContractSpec> => ({
  createTasks: ({ height }) =>
    height === 100
      ? [
          {
            request: { value: 7 },
            secret: { noise: tensor("float32", [2], Float32Array.of(0.5, 1.5)) },
            scoreAt: 105,
          },
        ]
      : [],
  outcome: (_, { height }) => asked.outcomeAt(height),
  score: (input) => {
    asked.inputs.push(input);
    return input.answers.map(({ response }) => (response === undefined ? 0 : 1));
  },
});

const start = (uids: readonly number[]): { network: Network; asked: Asked } => {
  const network = createNetwork(uids);
  for (const uid of uids) network.addMiner(uid, honest, { contract: delayed });
  return { network, asked: { inputs: [], outcomeAt: (height) => height } };
};

const roundAt = (network: Network, asked: Asked, height: number): ReturnType<Network["round"]> => {
  network.view = { ...viewOf(network.view.neurons, height) };
  return network.round(network.validator({ contract: delayed, validator: delayedValidator(asked) }));
};

describe("tasks whose outcome comes later", () => {
  it("wait in the state with their answers, and are scored when their height has come", async () => {
    const { network, asked } = start([1, 2]);
    const first = await roundAt(network, asked, 100);
    expect(first.tasks).toEqual({ sent: 1, scored: 0, waiting: 1 });
    expect(first.peers.map(({ answers, meanScore }) => [answers, meanScore])).toEqual([
      [1, undefined],
      [1, undefined],
    ]);
    expect((await roundAt(network, asked, 104)).tasks).toEqual({ sent: 0, scored: 0, waiting: 1 });

    const due = await roundAt(network, asked, 105);
    expect(due.tasks).toEqual({ sent: 0, scored: 1, waiting: 0 });
    expect(due.peers.map(({ meanScore }) => meanScore)).toEqual([1, 1]);
    expect(due.weights).toHaveLength(2);
    const [input] = asked.inputs;
    expect(input?.request).toEqual({ value: 7 });
    expect(input?.secret).toEqual({ noise: tensor("float32", [2], Float32Array.of(0.5, 1.5)) });
    expect(input?.outcome).toBe(105);
    expect(input?.answers.map(({ peer, response }) => [peer.uid, response])).toEqual([
      [1, { value: 7 }],
      [2, { value: 7 }],
    ]);
    expect([...network.state.entries.keys()].filter((key) => key.startsWith("role/pending/"))).toEqual([]);
  });

  it("draw the same random numbers, whether scored from memory or from a copy of the state", async () => {
    const { network, asked } = start([1]);
    await roundAt(network, asked, 100);
    const copy = memoryState(network.state.entries);
    await roundAt(network, asked, 106);
    for (const [key, value] of copy.entries) network.state.set(key, value);
    await roundAt(network, asked, 107);
    const [one, two] = asked.inputs.map(({ random }) => random.next());
    expect(one).toBe(two);
  });

  it("are asked again in the next round while the outcome is unknown, wrong, or fails", async () => {
    const { network, asked } = start([1]);
    await roundAt(network, asked, 100);
    asked.outcomeAt = () => undefined;
    expect((await roundAt(network, asked, 105)).tasks.waiting).toBe(1);
    asked.outcomeAt = () => {
      throw new Error("feed is down");
    };
    const failed = await roundAt(network, asked, 106);
    expect([failed.tasks.waiting, failed.refusals[0]?.code]).toEqual([1, "SK1524"]);
    asked.outcomeAt = () => "not a number";
    expect((await roundAt(network, asked, 107)).refusals[0]?.code).toBe("SK1524");
    asked.outcomeAt = (height) => height;
    expect((await roundAt(network, asked, 108)).tasks).toEqual({ sent: 0, scored: 1, waiting: 0 });
  });

  it("count for the hotkey that answered, not for who has its UID now", async () => {
    const { network, asked } = start([1, 2]);
    await roundAt(network, asked, 100);
    network.view = viewOf([neuron(0), neuron(8, { uid: 1 }), neuron(2)]);
    const due = await roundAt(network, asked, 105);
    expect(due.weights.map(({ uid }) => uid)).toEqual([2]);
  });

  it("are dropped, the oldest first, when too many wait", async () => {
    const { network, asked } = start([1]);
    const validator = {
      ...delayedValidator(asked),
      createTasks: () =>
        [1, 2, 3].map((value) => ({
          request: { value },
          secret: { noise: tensor("float32", [2], new Float32Array(2)) },
          scoreAt: 200,
        })),
    };
    const report = await network.round(
      network.validator({ contract: delayed, validator, limits: { maxPending: 2 } }),
    );
    expect([report.tasks.waiting, report.refusals.map(({ code }) => code)]).toEqual([
      2,
      ["SK1541", "SK1532"],
    ]);
    await roundAt(network, asked, 200);
    expect(asked.inputs.map(({ request }) => request)).toEqual([{ value: 2 }, { value: 3 }]);
  });

  it("are dropped with a code when the plugin can't read them any more", async () => {
    const { network, asked } = start([1]);
    await roundAt(network, asked, 100);
    network.view = viewOf(network.view.neurons, 105);
    const strict: ContractSpec = {
      ...delayed,
      task: { ...delayed.task, request: Type.Object({ other: Type.Integer() }) },
    };
    const report = await network.round(
      network.validator({ contract: strict, validator: delayedValidator(asked) }),
    );
    expect([report.tasks.waiting, report.refusals[0]?.code]).toEqual([0, "SK1320"]);
  });
});
