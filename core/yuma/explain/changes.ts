import type { MinerExplanation } from "./explainMiner.js";
import type { ValidatorExplanation } from "./explainValidator.js";
import type { Share } from "./share.js";
import type { Vote } from "./vote.js";

/** A weight as far as two epochs compare it. */
export type VoteState = Pick<Vote, "weightU16" | "rule" | "voice" | "normalised" | "clipped">;

/** What differs from the epoch before. Equal values are no change. */
export type Change =
  /** The uid was another neuron's then: nothing of it compares. */
  | { readonly what: "replaced"; readonly registeredAt: number }
  | {
      readonly what: "stake" | "voice" | "trust" | "dividends" | "consensus" | "incentive";
      readonly before: Share;
      readonly after: Share;
    }
  /** In rao. */
  | { readonly what: "emission"; readonly before: bigint; readonly after: bigint }
  | { readonly what: "active" | "permit"; readonly before: boolean; readonly after: boolean }
  /** A weight; undefined where the validator had none for the miner, or no voice. */
  | {
      readonly what: "vote";
      readonly validator: number;
      readonly target: number;
      readonly before: VoteState | undefined;
      readonly after: VoteState | undefined;
    };

/** What changed for a miner. */
export function compareMiners(
  before: Omit<MinerExplanation, "changes">,
  after: Omit<MinerExplanation, "changes">,
): Change[] {
  if (before.registeredAt !== after.registeredAt) return replaced(after);
  return [
    ...compareVotes(before.votes, after.votes),
    ...compareShares("consensus", before.consensus.value, after.consensus.value),
    ...compareShares("incentive", before.incentive, after.incentive),
    ...compareEmission(before.emission.rao, after.emission.rao),
  ];
}

/** What changed for a validator. */
export function compareValidators(
  before: Omit<ValidatorExplanation, "changes">,
  after: Omit<ValidatorExplanation, "changes">,
): Change[] {
  if (before.registeredAt !== after.registeredAt) return replaced(after);
  return [
    ...compareShares("stake", before.stake.share, after.stake.share),
    ...compareFlags("active", before.activity.active, after.activity.active),
    ...compareFlags("permit", before.permit.held, after.permit.held),
    ...compareShares("voice", before.voice.share, after.voice.share),
    ...compareVotes(before.weights, after.weights),
    ...compareShares("trust", before.trust, after.trust),
    ...compareShares("dividends", before.dividends, after.dividends),
    ...compareEmission(before.emission.rao, after.emission.rao),
  ];
}

function replaced({ registeredAt }: { readonly registeredAt: number }): Change[] {
  return [{ what: "replaced", registeredAt }];
}

function compareShares(
  what: "stake" | "voice" | "trust" | "dividends" | "consensus" | "incentive",
  before: Share,
  after: Share,
): Change[] {
  return before.raw === after.raw ? [] : [{ what, before, after }];
}

function compareFlags(what: "active" | "permit", before: boolean, after: boolean): Change[] {
  return before === after ? [] : [{ what, before, after }];
}

function compareEmission(before: bigint, after: bigint): Change[] {
  return before === after ? [] : [{ what: "emission", before, after }];
}

/** Votes of either epoch whose weight, rule or effect differs; a change of stake alone is none. */
function compareVotes(before: readonly Vote[], after: readonly Vote[]): Change[] {
  const keyOf = ({ validator, target }: Vote): string => `${validator}/${target}`;
  const earlier = new Map(before.map((vote) => [keyOf(vote), vote]));
  const later = new Map(after.map((vote) => [keyOf(vote), vote]));
  const all = new Map([...earlier, ...later]);
  return [...all]
    .sort(([, a], [, b]) => a.validator - b.validator || a.target - b.target)
    .flatMap(([key, { validator, target }]): Change[] => {
      const [was, is] = [earlier.get(key), later.get(key)];
      const isEqual =
        was?.weightU16 === is?.weightU16 &&
        was?.rule === is?.rule &&
        was?.voice.rule === is?.voice.rule &&
        was?.normalised.raw === is?.normalised.raw &&
        was?.clipped.raw === is?.clipped.raw;
      return isEqual ? [] : [{ what: "vote", validator, target, before: stateOf(was), after: stateOf(is) }];
    });
}

function stateOf(vote: Vote | undefined): VoteState | undefined {
  if (vote === undefined) return undefined;
  const { weightU16, rule, voice, normalised, clipped } = vote;
  return { weightU16, rule, voice, normalised, clipped };
}
