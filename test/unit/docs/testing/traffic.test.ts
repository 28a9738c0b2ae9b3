import { createDevnet, recordTraffic, replayTraffic, type CreateSimulatedMiner } from "subnetkit/testing";
import { expect, it } from "vitest";
import subnet from "../index.js";

type Miner = CreateSimulatedMiner<typeof subnet.contract>;

const scores = async (create: Miner): Promise<readonly (number | undefined)[]> => {
  const devnet = await createDevnet({
    subnets: [{ subnet, validators: 1, miners: [{ profile: "noisy", count: 2, create }] }],
  });
  await devnet.blocks(3); // a round opens three blocks after an epoch, and at height 3
  const [round] = devnet.rounds(1);
  await devnet.dispose();
  return round?.peers.map(({ meanScore }) => meanScore) ?? [];
};

it("scores recorded answers as it scored the miners", async () => {
  const recorder = recordTraffic(subnet);
  const recorded = await scores(recorder.create);
  const text = recorder.text(); // JSON lines: keep them in a file
  expect(await scores(replayTraffic(subnet, text))).toEqual(recorded);
});
