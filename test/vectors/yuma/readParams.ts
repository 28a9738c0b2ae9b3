import { activityCutoff } from "../../../core/yuma/activity.js";
import type { EpochParams } from "../../../core/yuma/types.js";
import { compare, type Comparison } from "../difference.js";
import { anything, bigInteger, fields, flag, integer, orNull, type Fields } from "../json.js";

export interface GivenParams<Extra> {
  readonly params: EpochParams & Extra;
  /** Of the numbers which follow from others. */
  readonly comparison: Comparison;
}

/** The parameters of an epoch, and whatever else `readExtra` takes from the same object. */
export function readParams<Extra extends object>(
  value: unknown,
  path: string,
  readExtra: (given: Fields) => Extra,
): GivenParams<Extra> {
  const given = fields(value, path);
  const params = { ...readEpochParams(given), ...readExtra(given) };
  const cutoff = given.read("activity_cutoff_blocks", anything);
  given.close();
  return { params, comparison: compare(cutoff, activityCutoff(params), `${path}.activity_cutoff_blocks`) };
}

/** For parameters of an epoch and nothing else. */
export const nothingExtra = (): object => ({});

function readEpochParams(given: Fields): EpochParams {
  return {
    n: given.read("n", integer),
    currentBlock: given.read("current_block", integer),
    tempo: given.read("tempo", integer),
    activityCutoffFactorMilli: given.read("activity_cutoff_factor_milli", integer),
    lastMechanismStepBlock: given.read("last_mechanism_step_block", integer),
    kappa: given.read("kappa", integer),
    bondsPenalty: given.read("bonds_penalty", integer),
    bondsMovingAverage: given.read("bonds_moving_average", integer),
    yuma3Enabled: given.read("yuma3_enabled", flag),
    liquidAlphaEnabled: given.read("liquid_alpha_enabled", flag),
    alphaLow: given.read("alpha_low", integer),
    alphaHigh: given.read("alpha_high", integer),
    alphaSigmoidSteepness: given.read("alpha_sigmoid_steepness", integer),
    maxAllowedValidators: given.read("max_allowed_validators", integer),
    stakeThreshold: given.read("stake_threshold", bigInteger),
    taoWeight: given.read("tao_weight", bigInteger),
    ownerUid: given.read("owner_uid", orNull(integer)),
    commitRevealEnabled: given.read("commit_reveal_enabled", flag),
    revealPeriodEpochs: given.read("reveal_period_epochs", integer),
    subnetEpochIndex: given.read("subnet_epoch_index", integer),
    raoEmission: given.read("rao_emission", bigInteger),
  };
}
