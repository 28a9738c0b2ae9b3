import { afterEach, describe, expect, it } from "vitest";
import { Type } from "@sinclair/typebox";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { tensor } from "../../../core/plugin/tensor.js";
import { Tensor } from "../../../core/plugin/tensorSchema.js";
import type { Validator } from "../../../core/plugin/subnet.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { createMinerRole, type MinerRole } from "../../../core/roles/miner.js";
import type { NeuronRecord, SubnetView } from "../../../core/roles/ports.js";
import { systemClock } from "../../../core/roles/systemClock.js";
import { createValidatorRole } from "../../../core/roles/validator.js";
import type { RoundReport } from "../../../core/roles/roundReport.js";
import { createWsTransport } from "../../../plugins/transport-ws/createWsTransport.js";
import {
  contract,
  echoValidator,
  genesisHash,
  honest,
  memoryState,
  minerThat,
  netuid,
  neuron,
  quietLog,
  viewOf,
  type Solve,
} from "../../unit/core/roles/networkFixture.js";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Place {
  readonly solve: Solve | undefined;
  readonly contract?: ContractSpec;
}

/** A validator at UID 0 and the given miners at 1, 2, …, each on a port of its own. */
async function world(
  places: readonly Place[],
  spec: ContractSpec,
  validator: Validator<ContractSpec>,
): Promise<{
  round: () => Promise<RoundReport>;
  roles: MinerRole[];
}> {
  const hosts = new Map<string, string>();
  const transport = createWsTransport({
    clock: systemClock,
    resolveEndpoint: (endpoint) => hosts.get(endpoint),
  });
  const neurons: NeuronRecord[] = [neuron(0), ...places.map((_, index) => neuron(index + 1))];
  const view: SubnetView = viewOf(neurons);
  const roles: MinerRole[] = [];
  for (const [index, place] of places.entries()) {
    if (!place.solve) continue;
    const role = createMinerRole({
      contract: place.contract ?? spec,
      miner: minerThat(place.solve),
      genesisHash,
      view: () => view,
      signer: developmentSigner("roles", `neuron ${index + 1}`),
      clock: systemClock,
      deadline: "clock",
      log: quietLog,
    });
    const listener = await transport.listen({ host: "127.0.0.1", port: 0, admit: role.admit }, role.accept);
    hosts.set(`ws://miner-${index + 1}`, listener.endpoint);
    cleanUps.push(
      () => listener.close(),
      () => role.close(),
    );
    roles.push(role);
  }
  const role = createValidatorRole({
    contract: spec,
    validator,
    netuid,
    chain: { genesisHash, setWeights: () => Promise.resolve(undefined) },
    dial: (...how) => transport.dial(...how),
    signer: developmentSigner("roles", "neuron 0"),
    clock: systemClock,
    deadline: "clock",
    log: quietLog,
    state: memoryState(),
  });
  cleanUps.push(() => role.close());
  return { round: () => role.runRound(view), roles };
}

describe("a subnet over WebSockets", () => {
  it("scores who answers, whatever the others do", async () => {
    const quick: ContractSpec = { ...contract, task: { ...contract.task, timeoutMs: 400 } };
    const { round, roles } = await world(
      [
        { solve: honest },
        { solve: () => ({ value: "garbage" }) },
        { solve: () => new Promise((resolve) => setTimeout(() => resolve({ value: 1 }), 600)) },
        { solve: () => new Promise(() => undefined) },
        {
          solve: () => {
            throw new Error("broken");
          },
        },
        { solve: undefined },
        { solve: honest, contract: { ...quick, version: "2.0.0" } },
        { solve: ({ value }) => ({ value: value + 1 }) },
      ],
      quick,
      echoValidator(3),
    );
    const report = await round();
    expect(report.peers.map(({ meanScore, problem }) => [meanScore, problem?.code])).toEqual([
      [1, undefined],
      [0, "SK1502"],
      [0, "SK1504"],
      [0, "SK1504"],
      [0, "SK1501"],
      [0, "SK1804"],
      [0, "SK1408"],
      [0.5, undefined],
    ]);
    expect(report.weights.map(({ uid }) => uid)).toEqual([1, 8]);
    expect(report.tasks.scored).toBe(3);

    const again = await round();
    expect(again.peers.map(({ answers }) => answers)).toEqual([3, 0, 0, 0, 0, 0, 0, 3]);
    expect(roles.map(({ sessionCount }) => sessionCount)).toEqual([1, 1, 1, 1, 1, 0, 1]);
  });

  it("carries large requests and large answers, more than fit at once", async () => {
    const size = 120_000;
    const large: ContractSpec = {
      ...contract,
      task: {
        timeoutMs: 30_000,
        streaming: false,
        request: Tensor({ dtype: "float32", shape: [37_500] }),
        response: Tensor({ dtype: "float32", shape: [size] }),
      },
    };
    const answer = tensor(
      "float32",
      [size],
      Float32Array.from({ length: size }, (_, index) => index),
    );
    const right = Buffer.from(answer.data.buffer);
    const { round } = await world([{ solve: () => answer }, { solve: () => answer }], large, {
      createTasks: () =>
        Array.from({ length: 100 }, () => ({
          request: tensor("float32", [37_500], new Float32Array(37_500)),
        })),
      score: ({ answers }) =>
        answers.map(({ response }) => {
          const { data } = (response ?? answer) as typeof answer;
          return response !== undefined && Buffer.compare(Buffer.from(data.buffer), right) === 0 ? 1 : 0;
        }),
    });
    const report = await round();
    expect(report.peers.map(({ meanScore, answers, problem }) => [meanScore, answers, problem])).toEqual([
      [1, 100, undefined],
      [1, 100, undefined],
    ]);
  });

  it("works for a contract without tensors or secrets too", async () => {
    const words: ContractSpec = {
      ...contract,
      task: { request: Type.String(), response: Type.String(), timeoutMs: 2_000, streaming: false },
    };
    const { round } = await world([{ solve: (word) => word }], words, {
      createTasks: () => [{ request: "hello" }],
      score: ({ request, answers }) => answers.map(({ response }) => (response === request ? 1 : 0)),
    });
    expect((await round()).peers[0]?.meanScore).toBe(1);
  });
});
