/**
 * The fields of a subnet in the engine's memory, 8 bytes each, in the order of assembly/subnet.ts. First those that a block
 * changes; what only the engine uses follows behind these.
 */
export const changingFields = [
  "taoIn",
  "alphaIn",
  "alphaOut",
  "alphaIssued",
  "taoWeightE18",
  "movingPrice",
  "protocolAlpha",
  "ownerPot",
  "serverPot",
  "validatorPot",
  "rootPot",
  "dustTao",
  "dustAlpha",
  "registrationPrice",
] as const;

export const fixedFields = [
  "startBlock",
  "minerBurned",
  "ownerCut",
  "decayFactor",
  "minBurn",
  "maxBurn",
] as const;

/** Lanes of 8 bytes that a subnet takes in all. */
export const SUBNET_LANES = 25;

/** Numbers of a subnet: rao, or raws with 32 fraction bits, as assembly/subnet.ts says. */
export type SubnetNumbers = Readonly<
  Record<(typeof changingFields)[number] | (typeof fixedFields)[number], bigint>
>;

/** What a stretch left of them. */
export type ChangedNumbers = Readonly<Record<(typeof changingFields)[number], bigint>>;
