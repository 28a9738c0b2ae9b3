import { describe, expect, it } from "vitest";
import { createChain, type Chain } from "../../../../core/chain/chain.js";
import type { Genesis } from "../../../../core/chain/genesis.js";
import { genesisHash } from "../../../../core/chain/loadGenesis.js";
import { fastYuma, referenceYuma } from "../../../../core/epoch/consensus.js";
import { epochRecordOf } from "../../../../core/registry/neurons.js";
import { stateHash } from "../../../../core/state/hash.js";
import { genesisFixture, signed, subnetFixture, validator } from "../chain/chainFixture.js";

const rules = [
  { yuma3: false, liquidAlpha: false },
  { yuma3: true, liquidAlpha: false },
  { yuma3: true, liquidAlpha: true },
];

/** A subnet for each rule. */
function genesis(): Genesis {
  const subnets = rules.map((rule, i) => {
    const subnet = subnetFixture(i + 1);
    return { ...subnet, hyperparameters: { ...subnet.hyperparameters, ...rule } };
  });
  return genesisFixture({ subnets });
}

/** Has the validator set other weights on every subnet in the blocks 2, 12 and 22, and seals 40 blocks. */
function run(chain: Chain): string[] {
  let nonce = 0;
  const hashes: string[] = [];
  for (let height = 1; height <= 40; height += 1) {
    const extrinsics = height % 10 === 2 && height < 30 ? rules.map((_, i) => weights(i + 1, height)) : [];
    const sealed = chain.applyBlock(extrinsics);
    expect(sealed.receipts.map(({ ok }) => ok)).toEqual(extrinsics.map(() => true));
    hashes.push(stateHash(chain.state));
  }
  return hashes;

  function weights(netuid: number, height: number): Uint8Array {
    const values = [1_000 * height, 7, 40_000];
    const call = { name: "weights.set", args: { netuid, uids: [2, 3, 4], values, versionKey: 0n } } as const;
    return signed(validator, call, { nonce: nonce++, genesisHash: genesisHash(genesis()) });
  }
}

describe("the fast engine as a chain's consensus", () => {
  it("has the reference's identity", () => {
    expect([fastYuma.id, fastYuma.version]).toEqual([referenceYuma.id, referenceYuma.version]);
  });

  it("leads to the same state in every block, with every rule", () => {
    const fast = createChain({ genesis: genesis(), consensus: fastYuma });
    const reference = createChain({ genesis: genesis(), consensus: referenceYuma });
    const hashes = run(fast);
    expect(hashes).toEqual(run(reference));
    expect(new Set(hashes).size).toBe(40);
    expect(fast.head.id).toBe(reference.head.id);
    for (const netuid of [1, 2, 3]) {
      expect(epochRecordOf(fast.state, netuid).incentive.filter((share) => share > 0)).toHaveLength(3);
    }
  });
});
