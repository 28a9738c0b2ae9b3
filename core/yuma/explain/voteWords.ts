import { percent } from "./percent.js";
import type { Told } from "./told.js";
import type { VoiceRule } from "./voice.js";
import type { Vote } from "./vote.js";

/** What happened to one weight, and why, in words. */
export function voteWords(vote: Told<Vote>): string {
  const { validator, target, lastUpdate, registeredAt, committedAt } = vote;
  switch (vote.rule) {
    case "notListed":
      return silent(vote.voice.rule) ?? "gives no weight, which counts as 0";
    case "noPermit":
      return `ignored: UID ${validator} held no validator permit in this epoch`;
    case "unknownUid":
      return `ignored: the subnet has no UID ${target}`;
    case "selfWeight":
      return "ignored: only the subnet's owner may weigh itself";
    case "stale":
      return (
        `ignored as stale: set in block ${lastUpdate}, but UID ${target} was registered in block ${registeredAt}, ` +
        "so it meant the neuron before"
      );
    case "openCommit":
      return (
        `ignored: weights committed in block ${committedAt ?? 0} are still to be revealed, ` +
        `and UID ${target} was registered after that, in block ${registeredAt}`
      );
    case "counts":
      return silent(vote.voice.rule, lastUpdate) ?? clipWords(vote);
  }
}

function clipWords({ clip, normalised, consensus, cut }: Told<Vote>): string {
  switch (clip) {
    case "none":
      return "a weight of 0";
    case "kept":
      return normalised.value === consensus.value
        ? "counts in full: it is the consensus"
        : "counts in full: below the consensus";
    case "clipped":
      return `clipped to the consensus: ${percent(cut.value)} too high`;
    case "dropped":
      return "dropped: the consensus is 0, too little stake gives anything";
  }
}

/** Why a validator's stake is not heard, or undefined if it is. */
function silent(rule: VoiceRule, lastUpdate?: number): string | undefined {
  switch (rule) {
    case "heard":
      return undefined;
    case "noPermit":
      return "without effect: the validator held no permit";
    case "inactive":
      return lastUpdate === undefined
        ? "without effect: the validator is inactive"
        : `without effect: the validator is inactive, its last weights are of block ${lastUpdate}`;
    case "belowThreshold":
      return "without effect: the validator's stake is below the threshold";
    case "noStake":
      return "without effect: the validator has no stake that counts";
  }
}
