import type { Parts } from "../ledger/ledgerParts.js";
import type { State } from "../state/state.js";
import { markets } from "./tables.js";

/** What the markets hold: both reserves, the protocol's alpha and the burnt alpha. */
export function poolsParts(state: State): Parts {
  let reserve = 0n;
  const alpha = new Map<number, Readonly<Record<string, bigint>>>();
  for (const [[netuid], market] of state.entries(markets)) {
    reserve += market.taoIn;
    alpha.set(netuid, {
      reserve: market.alphaIn,
      protocol: market.protocolAlpha,
      burntAlpha: market.burntAlpha,
    });
  }
  return { tao: { reserve }, alpha };
}
