import { fail } from "../primitives/errors.js";
import type { Random } from "../primitives/random.js";
import type { Peer } from "../plugin/subnet.js";
import { gatewayErrors } from "./gatewayErrors.js";
import type { MinerStanding } from "./organicMarket.js";

/** What a miner without incentive weighs beside one that earns everything: newcomers get a chance now and then. */
const NEWCOMER_WEIGHT = 0.05;

/**
 * Picks miners for a client: drawn without repetition, each as likely as its incentive (or, before the first epoch, its mean score)
 * times the square of its share of usable answers.
 *
 * @throws SK3008 when there is nobody
 */
export function pickMiners(
  standings: readonly MinerStanding[],
  count: number,
  netuid: number,
  random: Random,
): readonly Peer[] {
  const left = standings.map((standing) => ({ standing, weight: weightOf(standing) }));
  const picked: Peer[] = [];
  while (picked.length < count && left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    let point = random.next() * total;
    let at = left.findIndex(({ weight }) => (point -= weight) < 0);
    if (at < 0) at = left.length - 1; // rounding
    for (const { standing } of left.splice(at, 1)) picked.push(peerOf(standing));
  }
  if (picked.length === 0) throw fail(gatewayErrors.noMiner, { netuid });
  return picked;
}

/**
 * The miners that a client names, in its order, each once.
 *
 * @param to UIDs or hotkeys
 * @throws SK3009
 */
export function namedMiners(
  standings: readonly MinerStanding[],
  to: readonly (number | string)[],
  netuid: number,
): readonly Peer[] {
  const named = to.map((miner) => {
    const standing = standings.find(({ uid, hotkey }) => miner === uid || miner === hotkey);
    if (!standing) throw fail(gatewayErrors.unknownMiner, { miner, netuid });
    return standing;
  });
  return [...new Set(named)].map(peerOf);
}

function weightOf({ incentive, meanScore = 0, answeredShare }: MinerStanding): number {
  const worth = incentive > 0 ? incentive : meanScore * NEWCOMER_WEIGHT;
  return (worth + NEWCOMER_WEIGHT) * answeredShare * answeredShare + Number.MIN_VALUE;
}

function peerOf({ uid, hotkey }: MinerStanding): Peer {
  return { uid, hotkey };
}
