import type { BondRule, BondsStep } from "./bondsStep.js";
import type { ActivityStep, StakeStep } from "./explainValidator.js";
import { percent } from "./percent.js";
import type { PermitRule, PermitStep } from "./permitStep.js";
import type { Told } from "./told.js";
import type { VoiceRule } from "./voice.js";

/** Whether a validator's stake counts. */
export function stakeWords({ rule, share }: Told<StakeStep>): string {
  switch (rule) {
    case "counts":
      return `${percent(share.value)} of all stake that counts`;
    case "belowThreshold":
      return "below the subnet's threshold, so it counts as none";
    case "exempt":
      return `below the subnet's threshold, but the owner's counts: ${percent(share.value)} of all`;
    case "none":
      return "no stake";
  }
}

export function activityWords({ active, lastUpdate, activeUntil }: Told<ActivityStep>): string {
  return active
    ? `last weights in block ${lastUpdate}, active until block ${activeUntil}`
    : `inactive since block ${activeUntil + 1}: its last weights are of block ${lastUpdate}`;
}

/** The permit of this epoch. */
export function permitWords(rule: PermitRule): string {
  switch (rule) {
    case "owner":
      return "held, as the subnet's owner";
    case "granted":
      return "held, granted by the epoch before";
    case "registeredSince":
      return "none in this epoch: registered since the epoch before, which grants them";
    case "noEpochYet":
      return "none in this epoch: an epoch grants them for the next, and there was none";
    case "noStake":
      return "none in this epoch: the epoch before saw no stake that counts";
    case "outranked":
      return "none in this epoch: in the epoch before, too many others had more stake";
    case "notGranted":
      return "none in this epoch: the epoch before granted none";
  }
}

/** The permit of the next epoch. */
export function nextPermitWords({ nextRule, place, places }: Told<PermitStep>): string {
  switch (nextRule) {
    case "owner":
      return "granted: the owner always has one";
    case "largestStakes":
      return `granted: place ${place} by stake, ${places} carry a permit`;
    case "noStake":
      return "refused: it has no stake that counts";
    case "outranked":
      return `refused: place ${place} by stake, only ${places} carry a permit`;
  }
}

/** Whether a validator's weights have an effect. */
export function voiceWords(rule: VoiceRule, share: number): string {
  switch (rule) {
    case "heard":
      return `${percent(share)} of the stake that is heard`;
    case "noPermit":
      return "none: without a permit its weights are ignored";
    case "inactive":
      return "none: it is inactive, so its stake is not heard";
    case "belowThreshold":
      return "none: its stake is below the threshold";
    case "noStake":
      return "none: it has no stake that counts";
  }
}

/** How bonds follow weights on this subnet. */
export function bondsWords({ version, liquid, stored }: Told<BondsStep>): string {
  const erased = stored ? "" : " All of them are erased: the UID gets no permit for the next epoch.";
  if (liquid) return `Yuma 3 with liquid alpha: every bond moves at a speed of its own.${erased}`;
  return version === "yuma3"
    ? `Yuma 3: bonds follow the clipped weights, stake enters with the dividends.${erased}`
    : `Yuma 2: bonds are shares of a miner and follow stake times weight.${erased}`;
}

export function bondWords(rule: BondRule): string {
  switch (rule) {
    case "new":
      return "new";
    case "grew":
      return "grows";
    case "faded":
      return "fades";
    case "held":
      return "holds";
    case "forgotten":
      return "forgotten: another neuron registered there";
    case "unlisted":
      return "gone: no longer listed, and liquid alpha keeps no such bond";
  }
}
