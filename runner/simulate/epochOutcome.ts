import type { Chain } from "../../core/chain/chain.js";
import { readMetagraph } from "../../core/chain/queries/readMetagraph.js";
import { hyperparameters } from "../../core/registry/hyperparameters.js";
import type { Records } from "./records.js";
import type { RunningSubnet } from "./startSubnet.js";
import type { SimulatedRound } from "./simulatedRound.js";

const U16 = 65_535;

/** One neuron at the end of an epoch. Shares are fractions of 1, amounts rao. */
export interface NeuronOutcome {
  readonly uid: number;
  /** Group and number; undefined for a neuron that registered later. */
  readonly name: string | undefined;
  readonly group: string | undefined;
  readonly role: "miner" | "validator" | undefined;
  /** Mean, over the validators, of the mean score behind the weights they last set; undefined before the first. */
  readonly score: number | undefined;
  /** Mean, over the validators that set weights, of the normalised weight. */
  readonly weight: number;
  readonly consensus: number;
  readonly incentive: number;
  readonly dividends: number;
  readonly validatorTrust: number;
  readonly validatorPermit: boolean;
  /** Alpha of this epoch. */
  readonly emission: bigint;
  /** Stake that consensus counts: alpha plus weighted root TAO. */
  readonly stake: bigint;
}

/** What an epoch of a subnet decided. */
export interface EpochOutcome {
  readonly netuid: number;
  /** Number of the epoch, 1 for the first. */
  readonly epoch: number;
  readonly height: number;
  /** By UID. */
  readonly neurons: readonly NeuronOutcome[];
}

/** Reads what the epoch of the last block decided, with the scores behind it. */
export function readEpochOutcome(
  chain: Chain,
  subnet: RunningSubnet,
  epoch: number,
  records: Pick<Records, "rounds" | "epochs">,
): EpochOutcome {
  const { netuid } = subnet.planned;
  const { neurons, height } = readMetagraph(chain.state, netuid);
  const { commitRevealEnabled, commitRevealPeriod } = hyperparameters(chain.state, netuid);
  const epochsAt = records.epochs.filter((each) => each.netuid === netuid).map((each) => each.height);
  /** Weights enter a block after their round; an epoch comes before its block's extrinsics. */
  const isSeen = (round: SimulatedRound): boolean => {
    const includedAt = round.height + 1;
    if (!commitRevealEnabled) return includedAt < height;
    return epochsAt.filter((at) => at <= includedAt).length + commitRevealPeriod < epoch;
  };
  const isBehind = (round: SimulatedRound): boolean =>
    round.netuid === netuid && round.weights.length > 0 && isSeen(round);
  const behind = latestOfEach(records.rounds, subnet.validators.length, isBehind).map((round) => ({
    means: new Map(round.peers.map(({ uid, historyMean }) => [uid, historyMean])),
    shares: sharesOf(round),
  }));
  const planned = new Map(
    [...subnet.planned.validators, ...subnet.planned.miners].map((neuron) => [
      neuron.hotkey.signer.account,
      neuron,
    ]),
  );
  return {
    netuid,
    epoch,
    height,
    neurons: neurons.map((neuron) => {
      const known = planned.get(neuron.hotkey);
      const scores = behind.flatMap(({ means }) => means.get(neuron.uid) ?? []);
      return {
        uid: neuron.uid,
        name: known?.name,
        group: known?.group.name,
        role: known?.role,
        score: meanOf(scores),
        weight: meanOf(behind.map(({ shares }) => shares.get(neuron.uid) ?? 0)) ?? 0,
        consensus: neuron.consensus / U16,
        incentive: neuron.incentive / U16,
        dividends: neuron.dividends / U16,
        validatorTrust: neuron.validatorTrust / U16,
        validatorPermit: neuron.validatorPermit,
        emission: neuron.emission,
        stake: neuron.stake,
      };
    }),
  };
}

/** Each validator's last round of those that count, by UID. Looks back no further than it has to. */
function latestOfEach(
  rounds: readonly SimulatedRound[],
  validators: number,
  counts: (round: SimulatedRound) => boolean,
): readonly SimulatedRound[] {
  const latest = new Map<number, SimulatedRound>();
  for (let at = rounds.length - 1; at >= 0 && latest.size < validators; at -= 1) {
    const round = rounds[at];
    if (round && counts(round) && !latest.has(round.validatorUid)) latest.set(round.validatorUid, round);
  }
  return [...latest.values()].sort((a, b) => a.validatorUid - b.validatorUid);
}

/** A round's weights, each as its share of all of them. */
function sharesOf({ weights }: SimulatedRound): ReadonlyMap<number, number> {
  const total = weights.reduce((sum, { valueU16 }) => sum + valueU16, 0);
  return new Map(weights.map(({ uid, valueU16 }) => [uid, valueU16 / total]));
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
