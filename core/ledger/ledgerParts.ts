import type { State } from "../state/state.js";
import { balances, burnt, dust, pots } from "./tables.js";

/**
 * What one module holds, by the name of the part. Over all modules, the TAO parts add up to `totalIssuance`, and the
 * alpha parts of a subnet to its market's `alphaIssued`, to the last rao. Every rao is in exactly one of these places:
 *
 * | part | TAO, held in | | part | alpha of a subnet, held in |
 * |---|---|---|---|---|
 * | free | `ledger.balances` | | reserve | `pools.markets`, alphaIn |
 * | burnt | `ledger.burnt` | | stake | `staking.pools` of the subnet |
 * | dust | `ledger.dust`, tao | | ownerPot, serverPot, validatorPot, rootPot | `ledger.pots` |
 * | reserve | `pools.markets`, taoIn | | rootClaimable | `staking.rootClaimable` |
 * | rootStake | `staking.pools` of root | | protocol, burntAlpha | `pools.markets` |
 * | | | | dust | `ledger.dust`, alpha |
 *
 * Between two operations nothing is in anyone's hand: what one takes out of a table, it has put into another, burnt or
 * recycled before it returns.
 */
export interface Parts {
  readonly tao: Readonly<Record<string, bigint>>;
  readonly alpha: ReadonlyMap<number, Readonly<Record<string, bigint>>>;
}

/** What the ledger holds: free balances, burnt TAO, dust of both kinds, and the pots that wait for an epoch. */
export function ledgerParts(state: State): Parts {
  let free = 0n;
  for (const [, balance] of state.entries(balances)) free += balance;

  let taoDust = 0n;
  const alpha = new Map<number, Readonly<Record<string, bigint>>>();
  for (const [[netuid], left] of state.entries(dust)) {
    taoDust += left.tao;
    alpha.set(netuid, { dust: left.alpha });
  }
  for (const [[netuid], pot] of state.entries(pots)) {
    const { owner: ownerPot, server: serverPot, validator: validatorPot, root: rootPot } = pot;
    alpha.set(netuid, { ...alpha.get(netuid), ownerPot, serverPot, validatorPot, rootPot });
  }
  return { tao: { free, burnt: state.get(burnt, []) ?? 0n, dust: taoDust }, alpha };
}
