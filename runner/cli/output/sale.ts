import type { SaleReport } from "../../devnet/devnetEvents.js";

/** What somebody is called: a development account by its name, others by the beginning of their address. */
const calledBy = (account: string, names: AccountNames): string =>
  names.get(account) ?? `${account.slice(0, 8)}…`;

/** Names of accounts by their address. */
export type AccountNames = ReadonlyMap<string, string>;

/** One line about an answer that a client bought. */
export function renderSale(sale: SaleReport, names: AccountNames = new Map()): string {
  const { subnet, netuid, height, asked, uid, score, account } = sale;
  const judged = score === undefined ? "" : `, score ${score.toFixed(4)}`;
  const miners = asked === 1 ? "1 miner" : `${asked} miners`;
  return `Sold · block ${height} · ${subnet} (netuid ${netuid}) · ${calledBy(account, names)} asked ${miners}; best UID ${uid}${judged}`;
}

/** Sales as they are told: whoever stores a file asks a thousand times, and the rest of the terminal should stay in sight. */
export interface SaleLines {
  /** @returns a line for the first answer that an account buys from a subnet since the last `rest`, undefined for others, which are counted */
  sold(sale: SaleReport): string | undefined;
  /** @returns a line for each account that bought more of a subnet than was told */
  rest(netuid: number): readonly string[];
}

/**
 * Keeps count of sales between two epochs.
 *
 * @param names of accounts, which may become more
 * @example
 * const sales = createSaleLines();
 * const line = sales.sold(sale);
 */
export function createSaleLines(names: AccountNames = new Map()): SaleLines {
  const counts = new Map<string, { readonly first: SaleReport; more: number }>();
  return {
    sold: (sale) => {
      const buyer = `${sale.netuid}/${sale.account}`;
      const known = counts.get(buyer);
      if (!known) {
        counts.set(buyer, { first: sale, more: 0 });
        return renderSale(sale, names);
      }
      known.more += 1;
      return undefined;
    },
    rest: (netuid) =>
      [...counts].flatMap(([buyer, { first, more }]) => {
        if (first.netuid !== netuid) return [];
        counts.delete(buyer);
        if (more === 0) return [];
        const { subnet, account, height } = first;
        return `Sold · since block ${height} · ${subnet} (netuid ${netuid}) · ${more} more to ${calledBy(account, names)}`;
      }),
  };
}
