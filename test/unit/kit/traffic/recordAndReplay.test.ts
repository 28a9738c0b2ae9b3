import { describe, expect, it } from "vitest";
import { createDevnet } from "../../../../test/kit/devnet/createDevnet.js";
import type { CreateSimulatedMiner } from "../../../../runner/simulate/seat.js";
import { recordTraffic } from "../../../../test/kit/traffic/recordTraffic.js";
import { replayTraffic } from "../../../../test/kit/traffic/replayTraffic.js";
import "../../../../test/kit/vitest.js";
import { repeatSubnet, type repeatContract } from "../../../fixtures/subnets/repeatSubnet.js";
import { wordsSubnet, type wordsContract } from "../../../fixtures/subnets/wordsSubnet.js";

const scoresWith = async (
  create: CreateSimulatedMiner<typeof repeatContract>,
  height = 3,
): Promise<readonly unknown[]> => {
  const devnet = await createDevnet({
    subnets: [
      {
        subnet: repeatSubnet,
        miners: [{ profile: "noisy", count: 2, create }],
        validators: 1,
        hyperparameters: { tempo: 4 },
      },
    ],
  });
  await devnet.toBlock(height);
  const rounds = devnet.rounds(1);
  await devnet.dispose();
  return rounds.map(({ peers }) =>
    peers.map(({ uid, meanScore, problem }) => [uid, meanScore, problem?.code]),
  );
};

describe("recorded traffic", () => {
  it("is answered again as it was, by miners that know nothing else", async () => {
    const recorder = recordTraffic(repeatSubnet);
    const recorded = await scoresWith(recorder.create);
    expect(recorder.exchanges()).toHaveLength(2);
    const create = replayTraffic(repeatSubnet, recorder.text());
    expect(await scoresWith(create)).toEqual(recorded);
    const [first, second] = await scoresWith(create, 7);
    expect(first).toEqual(recorded[0]);
    expect(second).toEqual([
      [1, 0, "SK1501"],
      [2, 0, "SK1501"],
    ]);
  });

  it("keeps parts, and failures as failures", async () => {
    const recorder = recordTraffic(wordsSubnet);
    const run = async (create: CreateSimulatedMiner<typeof wordsContract>): Promise<readonly unknown[]> => {
      const devnet = await createDevnet({
        subnets: [
          {
            subnet: wordsSubnet,
            miners: [
              { profile: "plain", create },
              { profile: "wild", create },
            ],
            validators: 1,
          },
        ],
      });
      await devnet.toBlock(3);
      const [round] = devnet.rounds(1);
      await devnet.dispose();
      return round?.peers.map(({ answers, missing }) => [answers, missing.failed]) ?? [];
    };
    const recorded = await run(recorder.create);
    expect(recorded).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(recorder.exchanges()).toContainEqual({
      miner: "plain-0",
      request: { text: "one two" },
      parts: [{ words: 1 }, { words: 2 }],
    });
    const wild = recorder.text().replace('"response":{"words":-1}', '"error":"as told"');
    expect(await run(replayTraffic(wordsSubnet, wild))).toEqual(recorded);
  });

  it("names the line that can't be read, and traffic of another contract", () => {
    const recorder = recordTraffic(repeatSubnet);
    expect(() => replayTraffic(wordsSubnet, recorder.text())).toThrowCode("SK2942");
    expect(() => replayTraffic(repeatSubnet, "")).toThrowCode("SK2941");
    expect(() =>
      replayTraffic(repeatSubnet, `${recorder.text()}{"miner":"a","request":{"value":-1}}`),
    ).toThrow(/^Line 2 /);
  });
});
