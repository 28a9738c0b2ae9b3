import { hash, randomBytes } from "node:crypto";
import { createMinerHarness } from "subnetkit/testing";
import { beforeAll, describe, expect, it } from "vitest";
import subnet from "../../../../subnets/storage/index.js";
import { merkleRoot } from "../../../../subnets/storage/merkle/merkleTree.js";
import { toBytes } from "../../../../subnets/storage/messages/bytesOf.js";
import { byEarnings, earned } from "../earned.js";

const PROFILES = ["disk", "memory", "lossy"] as const;
type Profile = (typeof PROFILES)[number];

const SEEDS = Array.from({ length: 10 }, (_, index) => `rank ${index}`);
const EPOCHS = 10;
const network = { subnet, miners: PROFILES.map((profile) => ({ profile })), validators: 2 };
const SHARDS = 24;
const SHARD_BYTES = 32_768;

/** What a client cares for: the share of what it wanted kept that comes back byte for byte. No audit has a part in it. */
async function broughtBack(profile: Profile): Promise<number> {
  const miner = await createMinerHarness(subnet, profile);
  const shards = Array.from({ length: SHARDS }, () => ({
    name: randomBytes(32),
    data: randomBytes(SHARD_BYTES),
  }));
  for (const { name, data } of shards) {
    await miner.solve({
      kind: "put",
      shard: toBytes(name),
      root: toBytes(merkleRoot(data)),
      lock: toBytes(hash("sha256", name, "buffer")),
      data: toBytes(data),
    });
  }
  let whole = 0;
  for (const { name, data } of shards) {
    const answer = await miner.solve({ kind: "get", shard: toBytes(name) });
    if (answer.kind === "shard" && Buffer.compare(answer.data.data, data) === 0) whole += 1;
  }
  await miner.dispose();
  return whole / SHARDS;
}

describe("after ten epochs", () => {
  const quality = new Map<Profile, number>();

  beforeAll(async () => {
    for (const profile of PROFILES) quality.set(profile, await broughtBack(profile));
  });

  it("the profiles differ in what they bring back", () => {
    expect(quality.get("disk")).toBe(1);
    expect(quality.get("memory")).toBeGreaterThan(0);
    expect(quality.get("memory")).toBeLessThan(1);
    expect(quality.get("lossy")).toBe(0);
  });

  it("the order of incentive is the order of what they bring back, for at least 9 of 10 seeds", async () => {
    const byQuality = [...PROFILES].sort((a, b) => (quality.get(b) ?? 0) - (quality.get(a) ?? 0));
    const wrong: string[] = [];
    for (const seed of SEEDS) {
      const paid = await earned({ seed, subnet: network, profiles: PROFILES, epochs: EPOCHS });
      if (byEarnings(paid).join() !== byQuality.join()) wrong.push(`${seed}: ${JSON.stringify([...paid])}`);
    }
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(1);
  });
});
