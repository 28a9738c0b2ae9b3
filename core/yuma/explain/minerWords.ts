import type { ConsensusStep } from "./consensusStep.js";
import type { EmissionStep } from "./emissionStep.js";
import type { MinerOutcome } from "./explainMiner.js";
import { percent } from "./percent.js";
import type { Told } from "./told.js";

/** Why a miner earned something or nothing. */
export function outcomeWords(outcome: MinerOutcome): string {
  switch (outcome) {
    case "earned":
      return "earned incentive";
    case "unlisted":
      return "earned nothing: no validator gives it any weight";
    case "unheard":
      return "earned nothing: no weight for it counts, see the reasons below";
    case "noConsensus":
      return "earned nothing: too little stake gives it weight, so the consensus on it is 0";
    case "tooLittle":
      return "earned nothing: what it got rounds to 0";
  }
}

/** How the consensus on a miner was found. */
export function consensusWords(step: Told<ConsensusStep>): string {
  const { rule, value, levels, support, minority } = step;
  const decisive = levels.find(({ decides }) => decides);
  switch (rule) {
    case "nobody":
      return "No stake is heard in this epoch, so there is no consensus on anyone: 0.";
    case "majority":
      return (
        `${percent(value.value)} is the smallest weight with more than ${percent(minority.value)} of the stake at or below it ` +
        `(${percent(decisive?.stakeUpTo.value ?? 0)}); ${percent(support.value)} of the stake gives at least that.`
      );
    case "largest":
      return (
        `No weight has more than ${percent(minority.value)} of the stake at or below it, ` +
        `so the largest is taken: ${percent(value.value)}.`
      );
  }
}

/** How the epoch's emission was divided between miners and validators. */
export function emissionWords({ rule }: Told<EmissionStep>): string {
  switch (rule) {
    case "halves":
      return "miners and validators get about half each";
    case "minersOnly":
      return "no validator earned dividends, so miners get everything";
    case "validatorsOnly":
      return "no miner earned incentive, so validators get everything";
    case "byStake":
      return "nobody set usable weights, so validators are paid by stake";
  }
}
