import { big } from "../state/codecs.js";
import {
  bigParameter,
  choiceParameter,
  flagParameter,
  integerParameter,
  type ParameterValues,
} from "./parameters.js";

const U16 = { min: 0, max: 65_535 } as const;
const U32_MAX = 4_294_967_295;
const U64 = { min: 0n, max: (1n << 64n) - 1n } as const;
const RAO = { type: "rao", ...U64 } as const;

/**
 * The hyperparameters of a subnet: exactly those that do something, each with its type, range, default, who may set it
 * and what it changes. State, the reference page and the RPC all follow from this table.
 */
export const hyperparameterTable = {
  tempo: integerParameter({
    type: "u16",
    min: 1,
    max: 65_535,
    owner: { min: 360, max: 50_400 },
    defaultValue: 360,
    setBy: "owner",
    effect: "Blocks per epoch. Setting it starts a new epoch.",
  }),
  maxAllowedUids: integerParameter({
    type: "u16",
    min: 1,
    max: 65_535,
    owner: { min: 64, max: 256 },
    defaultValue: 256,
    setBy: "owner",
    effect: "Slots for neurons. When all are taken, a registration replaces a neuron.",
  }),
  maxAllowedValidators: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 64,
    setBy: "network",
    effect: "Validator permits; the owner's comes on top.",
  }),
  minAllowedWeights: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 1,
    setBy: "owner",
    effect: "Entries that a weight vector needs, or as many as there are neurons.",
  }),
  immunityPeriod: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 5_000,
    setBy: "owner",
    effect: "Blocks in which a new neuron isn't replaced.",
  }),
  kappa: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 32_767,
    setBy: "network",
    effect: "Share of stake that must stand behind a weight, in 65535ths.",
  }),
  activityCutoffFactorMilli: integerParameter({
    type: "u32",
    min: 0,
    max: U32_MAX,
    owner: { min: 1_000, max: 50_000 },
    defaultValue: 13_889,
    setBy: "owner",
    effect: "How long a validator counts without setting weights, in thousandths of a tempo.",
  }),
  weightsRateLimit: integerParameter({
    type: "u64",
    min: 0,
    max: U32_MAX,
    defaultValue: 100,
    setBy: "network",
    effect: "Blocks between two weight vectors of one neuron.",
  }),
  weightsVersionKey: bigParameter({
    type: "u64",
    ...U64,
    defaultValue: 0n,
    setBy: "owner",
    effect: "Oldest version key that weights may come with.",
  }),
  commitRevealEnabled: flagParameter({
    defaultValue: true,
    setBy: "owner",
    effect: "Weights are committed to first and revealed later; plain weights are refused.",
  }),
  commitRevealPeriod: integerParameter({
    type: "u64",
    min: 1,
    max: 100,
    defaultValue: 1,
    setBy: "owner",
    effect: "Epochs between a weight commit and the epoch in which it is revealed.",
  }),
  bondsMovingAverage: integerParameter({
    type: "u64",
    min: 0,
    max: 1_000_000,
    owner: { min: 0, max: 975_000 },
    defaultValue: 900_000,
    setBy: "owner",
    effect: "How much of a bond stays in each epoch, in millionths.",
  }),
  bondsPenalty: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 65_535,
    setBy: "owner",
    effect: "Share of the weight beyond consensus that earns no bond, in 65535ths.",
  }),
  bondsReset: flagParameter({
    defaultValue: false,
    setBy: "owner",
    effect: "A neuron may reset everyone's bonds to it when it sets its commitment, say for a new model.",
  }),
  yuma3: flagParameter({ defaultValue: true, setBy: "owner", effect: "Yuma 3 bonds; off means Yuma 2." }),
  liquidAlpha: flagParameter({
    defaultValue: false,
    setBy: "owner",
    effect: "Bonds move faster the closer a weight is to consensus. Only with Yuma 3.",
  }),
  alphaLow: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 45_875,
    setBy: "owner",
    effect: "Slowest bond movement under liquid alpha, in 65535ths.",
  }),
  alphaHigh: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 58_982,
    setBy: "owner",
    effect: "Fastest bond movement under liquid alpha, in 65535ths.",
  }),
  alphaSteepness: integerParameter({
    type: "i16",
    min: -32_768,
    max: 32_767,
    defaultValue: 1_000,
    setBy: "owner",
    effect: "How sharply liquid alpha turns from slow to fast, in hundredths.",
  }),
  burnHalfLife: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 360,
    setBy: "owner",
    effect: "Blocks in which the registration price halves; 0 means it never falls.",
  }),
  burnIncreaseMult: bigParameter({
    type: "U64F64",
    min: 1n << 64n,
    max: (1n << 128n) - 1n,
    codec: big,
    // 1.26 as the nearest double, which is how the chain's constant is written.
    defaultValue: 23_242_897_532_874_035_200n,
    setBy: "owner",
    effect: "What each registration multiplies the registration price with.",
  }),
  minBurn: bigParameter({
    ...RAO,
    defaultValue: 500_000n,
    setBy: "owner",
    effect: "Lowest registration price.",
  }),
  maxBurn: bigParameter({
    ...RAO,
    defaultValue: 100_000_000_000n,
    setBy: "owner",
    effect: "Highest registration price; it wins over the lowest.",
  }),
  servingRateLimit: integerParameter({
    type: "u64",
    min: 0,
    max: U32_MAX,
    defaultValue: 50,
    setBy: "owner",
    effect: "Blocks between two announcements of one neuron's endpoint, and between two of its commitments.",
  }),
  registrationAllowed: flagParameter({
    defaultValue: true,
    setBy: "owner",
    effect: "Neurons may register, and the subnet takes part in emission.",
  }),
  transferEnabled: flagParameter({
    defaultValue: true,
    setBy: "owner",
    effect: "Stake may go to another coldkey as it is.",
  }),
  ownerCutEnabled: flagParameter({
    defaultValue: true,
    setBy: "owner",
    effect: "The owner gets 18 % of the subnet's alpha emission.",
  }),
  recycleOrBurn: choiceParameter({
    choices: ["burn", "recycle"],
    defaultValue: "burn",
    setBy: "owner",
    effect: "What happens to incentives of the owner's own hotkeys.",
  }),
  feeRate: integerParameter({
    type: "u16",
    ...U16,
    defaultValue: 33,
    setBy: "network",
    effect: "Fee of a swap, in 65535ths of what is given.",
  }),
} as const;

/** The values of one subnet. */
export type Hyperparameters = ParameterValues<typeof hyperparameterTable>;

export type HyperparameterName = keyof Hyperparameters;
