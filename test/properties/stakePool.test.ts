import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditStake } from "../../core/staking/creditStake.js";
import { debitStake } from "../../core/staking/debitStake.js";
import { rewardStake } from "../../core/staking/rewardStake.js";
import { hotkeyStake, stakeOf, stakePoolOf } from "../../core/staking/stakePool.js";
import { accountOf, createTestNetwork, hotkeyOf, TAO } from "../unit/core/economyFixture.js";
import { assertShares } from "./economyInvariants.js";

fc.configureGlobal({ seed: 11 });

describe("a stake pool, over random deposits, withdrawals and rewards", () => {
  const delegate = hotkeyOf("delegate");
  const move = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    kind: fc.constantFrom("deposit", "withdraw", "empty", "reward"),
    size: fc.oneof(fc.bigInt({ min: 1n, max: 10n }), fc.bigInt({ min: 1n, max: 1_000_000n * TAO })),
  });

  it("is fair: a position is worth what went in plus its part of the rewards, less a rao a move", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const test = createTestNetwork();
        const { ctx, state } = test;
        const of = (who: number) => ({ hotkey: delegate, coldkey: accountOf(`s${who}`), netuid: 1 });
        // An exact account beside it, in millionths of a rao: rewards are divided in proportion to the exact values.
        const exact = [0n, 0n, 0n, 0n];
        const total = () => exact.reduce((sum, value) => sum + value, 0n);
        const SCALE = 10n ** 24n;
        for (const { who, kind, size } of moves) {
          const position = of(who);
          const held = stakeOf(state, position);
          if (kind === "deposit") {
            creditStake(ctx, position, size);
            exact[who] = (exact[who] ?? 0n) + size * SCALE;
          } else if (kind === "reward") {
            const before = total();
            if (rewardStake(ctx, delegate, 1, size)) {
              exact.forEach((value, index) => (exact[index] = value + (value * size * SCALE) / before));
            }
          } else {
            const taken = kind === "empty" || size > held ? held : size;
            debitStake(ctx, position, taken);
            exact[who] = taken === held ? 0n : (exact[who] ?? 0n) - taken * SCALE;
          }
          assertShares(test);
        }
        const slack = BigInt(moves.length + 1) * 2n;
        for (const who of [0, 1, 2, 3]) {
          const error = stakeOf(state, of(who)) - (exact[who] ?? 0n) / SCALE;
          expect(error >= -slack, `position ${who} lost ${-error} rao`).toBe(true);
        }
        expect(hotkeyStake(state, delegate, 1)).toBe(stakePoolOf(state, delegate, 1).value);
      }),
      { numRuns: 300 },
    );
  });

  it("gives nobody more for coming and going", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        (first, reward, second) => {
          const { ctx, state } = createTestNetwork();
          const [early, late] = ["early", "late"].map((name) => ({
            hotkey: delegate,
            coldkey: accountOf(name),
            netuid: 1,
          })) as [Parameters<typeof stakeOf>[1], Parameters<typeof stakeOf>[1]];
          creditStake(ctx, early, first);
          rewardStake(ctx, delegate, 1, reward);
          const before = stakeOf(state, early);
          creditStake(ctx, late, second);
          expect(stakeOf(state, late) <= second).toBe(true);
          expect(stakeOf(state, late) >= second - 1n).toBe(true);
          debitStake(ctx, late, stakeOf(state, late));
          expect(stakeOf(state, early) >= before).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
