import { bigParameter, integerParameter, type ParameterValues } from "./parameters.js";

const U32_MAX = 4_294_967_295;
const U64 = { type: "u64", min: 0n, max: (1n << 64n) - 1n } as const;

/** The parameters of the whole network, like those of a subnet in `hyperparameterTable`. */
export const networkParameterTable = {
  taoWeight: bigParameter({
    ...U64,
    defaultValue: 971_718_665_099_567_868n,
    setBy: "network",
    effect: "What a TAO on root weighs beside an alpha, as a fraction of 2^64-1.",
  }),
  stakeThreshold: bigParameter({
    ...U64,
    defaultValue: 0n,
    setBy: "network",
    effect: "Stake weight, in rao, below which a neuron can't set weights and counts for nothing.",
  }),
  maxEpochsPerBlock: integerParameter({
    type: "u8",
    min: 1,
    max: 255,
    defaultValue: 2,
    setBy: "network",
    effect: "Epochs that one block may run; the rest wait a block.",
  }),
  networkMinLock: bigParameter({
    ...U64,
    type: "rao",
    min: 1_000_000n,
    defaultValue: 1_000_000_000_000n,
    setBy: "network",
    effect: "Least TAO that a new subnet locks.",
  }),
  networkRateLimit: integerParameter({
    type: "u64",
    min: 0,
    max: U32_MAX,
    defaultValue: 7_200,
    setBy: "network",
    effect: "Blocks between two new subnets.",
  }),
  subnetLimit: integerParameter({
    type: "u16",
    min: 0,
    max: 65_535,
    defaultValue: 128,
    setBy: "network",
    effect: "Subnets besides root. When all are there, a new one replaces the weakest.",
  }),
  networkImmunity: integerParameter({
    type: "u64",
    min: 0,
    max: U32_MAX,
    defaultValue: 1_296_000,
    setBy: "network",
    effect: "Blocks in which a new subnet isn't dissolved to make room for another.",
  }),
} as const;

/** The values of a network. */
export type NetworkParameters = ParameterValues<typeof networkParameterTable>;
