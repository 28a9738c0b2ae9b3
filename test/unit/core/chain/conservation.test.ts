import { describe, expect, it } from "vitest";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { booksOf, checkConservation, sumOf } from "../../../../core/chain/conservation.js";
import { balances, burnt, dust, issuance, pots } from "../../../../core/ledger/tables.js";
import { markets } from "../../../../core/pools/tables.js";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { rootClaimable, stakePools, stakeTotals } from "../../../../core/staking/tables.js";
import type { State } from "../../../../core/state/state.js";
import type { Table } from "../../../../core/state/table.js";
import { alice, genesisFixture, TAO, validator } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

/** A state with one entry changed behind the modules' backs. */
function tampered<Key extends readonly unknown[], Value>(
  table: Table<Key, Value>,
  key: Key,
  change: (value: Value | undefined) => Value,
): State {
  const state = buildGenesisState(genesisFixture());
  state.set(table, key, change(state.get(table, key)));
  return state;
}

const hotkey = validator.account;

describe("checkConservation", () => {
  it("holds at the genesis, part by part", () => {
    const state = buildGenesisState(genesisFixture());
    checkConservation(state);
    const { tao, alpha } = booksOf(state);
    expect(tao).toEqual({
      free: 4_000n * TAO,
      reserve: 20_000n * TAO,
      rootStake: 5_000n * TAO,
      burnt: 0n,
      dust: 0n,
    });
    expect(sumOf(alpha.get(1) ?? {})).toBe(102_000n * TAO);
  });

  it("notices a single rao, wherever it goes astray", () => {
    const nothing = { owner: 0n, server: 0n, validator: 0n, root: 0n };
    const market = (change: object) => tampered(markets, [1], (value) => ({ ...value, ...change }) as never);
    const { taoIn, alphaIn, alphaOut } = buildGenesisState(genesisFixture()).get(markets, [1]) ?? {};
    const states: readonly State[] = [
      tampered(balances, [alice.account], (free = 0n) => free + 1n),
      tampered(issuance, [], (issued = 0n) => issued - 1n),
      tampered(burnt, [], () => 1n),
      tampered(dust, [1], () => ({ tao: 1n, alpha: 0n })),
      tampered(dust, [1], () => ({ tao: 0n, alpha: 1n })),
      tampered(pots, [1], () => ({ ...nothing, root: 1n })),
      tampered(stakePools, [hotkey, 0], (pool = { value: 0n, shares: 0n }) => ({
        ...pool,
        value: pool.value + 1n,
      })),
      tampered(stakePools, [hotkey, 1], (pool = { value: 0n, shares: 0n }) => ({
        ...pool,
        value: pool.value - 1n,
      })),
      tampered(stakeTotals, [0], (total = 0n) => total + 1n),
      tampered(stakeTotals, [1], (total = 0n) => total + 1n),
      tampered(rootClaimable, [1, hotkey], () => 1n),
      tampered(rootClaimable, [7, hotkey], () => 1n),
      market({ taoIn: (taoIn ?? 0n) + 1n }),
      market({ alphaIn: (alphaIn ?? 0n) - 1n }),
      market({ alphaOut: (alphaOut ?? 0n) + 1n }),
      market({ burntAlpha: 1n }),
      market({ protocolAlpha: 1n }),
    ];
    for (const state of states) expect(codeOf(() => checkConservation(state))).toBe("SK1217");
  });

  it("names the asset and the difference", () => {
    try {
      checkConservation(tampered(dust, [1], () => ({ tao: 0n, alpha: 7n })));
      expect.unreachable();
    } catch (error) {
      expect(isSubnetkitError(error) && error.message).toMatch(/lpha of subnet 1 .*-7/);
    }
  });
});
