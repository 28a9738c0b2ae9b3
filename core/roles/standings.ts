import type { AccountId } from "../primitives/ss58.js";
import type { MinerStanding } from "./organicMarket.js";
import type { HealthBook } from "./peerHealth.js";
import type { SubnetView } from "./ports.js";
import type { HistoryStore } from "./scoreHistory.js";

const MAX_U16 = 65_535;

/** The miners of a view that can be asked, in UID order. */
export function standingsOf(
  view: SubnetView,
  own: AccountId,
  history: HistoryStore,
  health: HealthBook,
): readonly MinerStanding[] {
  const means = history.means();
  return view.neurons
    .filter(({ endpoint, hotkey }) => endpoint !== undefined && hotkey !== own)
    .sort((a, b) => a.uid - b.uid)
    .map(({ uid, hotkey, incentive = 0 }) => ({
      uid,
      hotkey,
      incentive: incentive / MAX_U16,
      meanScore: means.get(uid),
      answeredShare: health.of(hotkey).answeredShare,
    }));
}
