import { totalIssuance } from "../ledger/issuance.js";
import { ledgerParts, type Parts } from "../ledger/ledgerParts.js";
import { poolsParts } from "../pools/poolsParts.js";
import { markets } from "../pools/tables.js";
import { fail } from "../primitives/errors.js";
import { ROOT } from "../registry/subnets.js";
import { totalStake } from "../staking/stakePool.js";
import { stakingParts } from "../staking/stakingParts.js";
import type { State } from "../state/state.js";
import { chainErrors } from "./chainErrors.js";

/** Who holds an asset, part by part, in rao. */
export type Holdings = Readonly<Record<string, bigint>>;

/** Where all TAO and all alpha is: what the modules hold, put together. */
export interface Books {
  readonly tao: Holdings;
  /** By netuid. */
  readonly alpha: ReadonlyMap<number, Holdings>;
}

/** What every module holds. */
export function booksOf(state: State): Books {
  const modules: readonly Parts[] = [ledgerParts(state), poolsParts(state), stakingParts(state)];
  const alpha = new Map<number, Holdings>();
  for (const module of modules) {
    for (const [netuid, parts] of module.alpha) alpha.set(netuid, { ...alpha.get(netuid), ...parts });
  }
  return { tao: Object.assign({}, ...modules.map(({ tao }) => tao)) as Holdings, alpha };
}

/** Sum of all parts, in rao. */
export function sumOf(holdings: Holdings): bigint {
  return Object.values(holdings).reduce((sum, part) => sum + part, 0n);
}

/**
 * Checks, to the last rao, that what is issued is what is held: TAO = free balances + reserves + root stake + burnt +
 * dust; the alpha of each subnet = reserve + stake + pots + unclaimed root dividends + the protocol's + burnt + dust.
 * The totals that the state keeps beside the parts are checked with them.
 *
 * @throws SK1217 with the asset and the difference
 */
export function checkConservation(state: State): void {
  const { tao, alpha } = booksOf(state);
  assertEqual("TAO", totalIssuance(state), sumOf(tao));
  assertEqual("TAO staked on root", totalStake(state, ROOT), tao["rootStake"] ?? 0n);

  const issued = new Map(
    Array.from(state.entries(markets), ([[netuid], market]) => [netuid, market] as const),
  );
  for (const netuid of new Set([...issued.keys(), ...alpha.keys()])) {
    const market = issued.get(netuid);
    const asset = `Alpha of subnet ${netuid}`;
    const holdings = alpha.get(netuid) ?? {};
    assertEqual(asset, market?.alphaIssued ?? 0n, sumOf(holdings));
    assertEqual(`${asset}, staked`, totalStake(state, netuid), holdings["stake"] ?? 0n);
    if (market === undefined) continue;
    // The halving curve is computed from the two sides of the market: they have to agree with the books.
    assertEqual(
      `${asset}, inside and outside the pool`,
      market.alphaIssued,
      market.alphaIn + market.alphaOut,
    );
  }
}

function assertEqual(asset: string, issued: bigint, held: bigint): void {
  if (issued !== held)
    throw fail(chainErrors.conservationBroken, { asset, issued, held, difference: issued - held });
}
