import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call } from "../../core/chain/callSchemas.js";
import { createChain, type Chain } from "../../core/chain/chain.js";
import type { Genesis } from "../../core/chain/genesis.js";
import { nextNonce } from "../../core/chain/nonces.js";
import { openStoredChain } from "../../core/chain/store/openStoredChain.js";
import { replayStore } from "../../core/chain/store/replayStore.js";
import { defaultHyperparameters } from "../../core/registry/hyperparameters.js";
import { dumpState } from "../../core/state/dump.js";
import { recomputeStateHash, stateHash } from "../../core/state/hash.js";
import { memoryStore } from "../unit/core/chain/store/memoryStore.js";
import {
  alice,
  bob,
  genesisFixture,
  owner,
  signed,
  subnetFixture,
  TAO,
  validator,
} from "../unit/core/chain/chainFixture.js";

const signers = [alice, bob, owner, validator];

const subnet = fc.record({
  tempo: fc.integer({ min: 2, max: 40 }),
  burnHalfLife: fc.integer({ min: 1, max: 500 }),
  firstEmissionBlock: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  registrationAllowed: fc.boolean(),
  taoWeightPercent: fc.bigInt({ min: 2n, max: 98n }),
  alphaPerTao: fc.bigInt({ min: 1n, max: 500n }),
  yuma3: fc.boolean(),
});

const genesis: fc.Arbitrary<Genesis> = fc.array(subnet, { minLength: 0, maxLength: 3 }).map((choices) =>
  genesisFixture({
    subnets: choices.map((choice, index) => {
      const base = subnetFixture(index + 1, 2);
      return {
        ...base,
        firstEmissionBlock: choice.firstEmissionBlock,
        pool: {
          tao: 1_000n * TAO,
          alpha: 1_000n * choice.alphaPerTao * TAO,
          taoWeightE18: choice.taoWeightPercent * 10_000_000_000_000_000n,
          movingPriceBits: (1n << 32n) / choice.alphaPerTao,
        },
        hyperparameters: {
          ...defaultHyperparameters,
          ...base.hyperparameters,
          tempo: choice.tempo,
          burnHalfLife: choice.burnHalfLife,
          registrationAllowed: choice.registrationAllowed,
          yuma3: choice.yuma3,
        },
      };
    }),
    stakes: choices
      .flatMap((_, index) => [
        { hotkey: validator.account, coldkey: alice.account, netuid: index + 1, amount: 2_000n * TAO },
        { hotkey: validator.account, coldkey: validator.account, netuid: 0, amount: 5_000n * TAO },
      ])
      .filter(({ netuid }, index) => netuid !== 0 || index === 1),
  }),
);

const call: fc.Arbitrary<Call> = fc.oneof(
  fc
    .record({ to: fc.constantFrom(...signers), amount: fc.bigInt({ min: 0n, max: 20n * TAO }) })
    .map(({ to, amount }): Call => ({ name: "balances.transfer", args: { to: to.account, amount } })),
  fc
    .record({ netuid: fc.integer({ min: 0, max: 3 }), amount: fc.bigInt({ min: 1n, max: 50n * TAO }) })
    .map(({ netuid, amount }): Call => ({
      name: "staking.add",
      args: { hotkey: validator.account, netuid, amount, limitPrice: undefined },
    })),
  fc
    .record({ netuid: fc.integer({ min: 1, max: 3 }), value: fc.integer({ min: 1, max: 65_535 }) })
    .map(({ netuid, value }): Call => ({
      name: "weights.set",
      args: { netuid, uids: [2, 3], values: [value, 7], versionKey: 0n },
    })),
);

/** A block with calls, or a stretch of empty ones. */
const step = fc.oneof(
  fc.array(fc.record({ signer: fc.constantFrom(...signers), call }), { minLength: 1, maxLength: 4 }),
  fc.integer({ min: 1, max: 90 }),
);

function applyCalls(chain: Chain, calls: readonly { signer: typeof alice; call: Call }[]): void {
  const used = new Map<string, number>();
  const extrinsics = calls.map(({ signer, call: each }) => {
    const count = used.get(signer.account) ?? 0;
    used.set(signer.account, count + 1);
    const nonce = nextNonce(chain.state, signer.account) + count;
    return signed(signer, each, {
      nonce,
      genesisHash: chain.genesisHash,
      era: { birth: chain.head.height + 1, lifetime: 4 },
    });
  });
  chain.applyBlock(extrinsics);
}

describe("advance", () => {
  it("comes to exactly the same as block by block, on any chain, and replays from its record", () => {
    let stretches = 0;
    fc.assert(
      fc.property(genesis, fc.array(step, { minLength: 1, maxLength: 6 }), (start, steps) => {
        const single = createChain({ genesis: start });
        const store = memoryStore();
        const advanced = openStoredChain({ store, genesis: start });
        for (const each of steps) {
          if (typeof each === "number") {
            const record = advanced.advance({ blocks: each });
            for (let done = 0; done < each; done++) single.applyBlock([]);
            expect(record.stateHash).toBe(stateHash(single.state));
            expect(record.to - record.from + 1).toBe(each);
            stretches += 1;
          } else {
            applyCalls(single, each);
            applyCalls(advanced, each);
          }
          expect(advanced.head).toEqual(single.head);
        }
        expect(dumpState(advanced.state)).toEqual(dumpState(single.state));
        expect(recomputeStateHash(advanced.state)).toBe(stateHash(single.state));
        expect(stateHash(replayStore(store).state)).toBe(stateHash(single.state));
      }),
      { numRuns: 40, seed: 20_261_122 },
    );
    expect(stretches).toBeGreaterThan(40);
  });

  it("stops at the block in which the last subnet has run its epochs", () => {
    const tempos = [5, 12];
    const chain = createChain({
      genesis: genesisFixture({
        subnets: tempos.map((tempo, index) => {
          const base = subnetFixture(index + 1);
          return { ...base, hyperparameters: { ...base.hyperparameters, tempo } };
        }),
        stakes: [],
      }),
    });
    expect(chain.advance({ epochs: 2 }).to).toBe(24);
    expect(chain.advance({ epochs: 1 }).to).toBe(36);
    expect(chain.advance({ toBlock: 40 })).toMatchObject({ from: 37, to: 40 });
  });
});
