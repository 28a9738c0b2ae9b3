import type { SaleReport } from "../../devnet/devnetEvents.js";

/** One line about an answer that a client bought. */
export function renderSale(sale: SaleReport): string {
  const { subnet, netuid, height, asked, uid, score, account } = sale;
  const judged = score === undefined ? "" : `, score ${score.toFixed(4)}`;
  const miners = asked === 1 ? "1 miner" : `${asked} miners`;
  return `Sold · block ${height} · ${subnet} (netuid ${netuid}) · ${account.slice(0, 8)}… asked ${miners}; best UID ${uid}${judged}`;
}
