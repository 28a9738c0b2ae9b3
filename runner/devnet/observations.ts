import type { SealedBlock } from "../../core/chain/block.js";
import type { KernelEvent } from "../../core/state/context.js";
import type { MinerObservation, RoundObservation } from "../neuron/messages.js";

/** What the validators of one subnet have said of their rounds, matched to the weights that the chain has. */
export interface Observations {
  add(round: RoundObservation): void;
  /** Notes which validators' weights a block brought on chain. */
  block(block: SealedBlock): void;
  /** What stood behind the weights that an epoch in block `height` used, by validator UID. */
  behindWeights(height: number): ReadonlyMap<number, readonly MinerObservation[]>;
  /** The last round of each validator, by UID, whether or not it set weights. */
  latest(): readonly RoundObservation[];
  /** Answers that could not be used, over all rounds and validators, by miner UID and reason. */
  missing(): ReadonlyMap<number, Readonly<Record<string, number>>>;
}

export function createObservations(netuid: number): Observations {
  const rounds = new Map<number, RoundObservation[]>();
  /** Heights at which each validator's weights were included, oldest first. */
  const included = new Map<number, number[]>();
  const latest = new Map<number, RoundObservation>();
  const missing = new Map<number, Record<string, number>>();

  const isOurs = ({ name, fields }: KernelEvent): boolean =>
    name === "weights.set" && fields["netuid"] === netuid;

  return {
    add: (round) => {
      for (const miner of round.miners) {
        const counts = missing.get(miner.uid) ?? {};
        for (const [reason, count] of Object.entries(miner.missing))
          counts[reason] = (counts[reason] ?? 0) + count;
        missing.set(miner.uid, counts);
      }
      latest.set(round.validatorUid, round);
      if (round.weightsSet) append(rounds, round.validatorUid, round);
    },
    block: ({ height, receipts }) => {
      const events: readonly KernelEvent[] = receipts.flatMap((receipt) => receipt.events);
      for (const { fields } of events.filter(isOurs)) append(included, Number(fields["uid"]), height);
    },
    behindWeights: (height) =>
      new Map(
        // By UID, not by arrival: a mean of floats depends on the order in which they are added.
        [...rounds]
          .sort(([a], [b]) => a - b)
          .flatMap(([validator, observed]): [number, readonly MinerObservation[]][] => {
            // An epoch sees the state before its own block's extrinsics.
            const used = (included.get(validator) ?? []).filter((at) => at < height).length;
            const round = observed[Math.min(used, observed.length) - 1];
            return round ? [[validator, round.miners]] : [];
          }),
      ),
    latest: () => [...latest.values()].sort((a, b) => a.validatorUid - b.validatorUid),
    missing: () => missing,
  };
}

function append<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key) ?? [];
  list.push(value);
  lists.set(key, list);
}

/** The observations of every subnet of a network, by netuid. */
export function observationsOf(netuids: readonly number[]): (netuid: number) => Observations {
  const byNetuid = new Map(netuids.map((netuid) => [netuid, createObservations(netuid)]));
  return (netuid) => {
    const found = byNetuid.get(netuid);
    if (!found) throw new Error(`there is no subnet ${netuid} on this network`);
    return found;
  };
}

/** The mean scores behind the weights for one miner that the epoch of block `height` used, by validator. */
export function scoresBehind(
  observations: Observations,
  uid: number,
  height: number,
): { readonly validator: number; readonly meanScore: number }[] {
  return [...observations.behindWeights(height)].flatMap(([validator, miners]) => {
    const meanScore = miners.find((miner) => miner.uid === uid)?.meanScore;
    return meanScore === undefined ? [] : [{ validator, meanScore }];
  });
}
