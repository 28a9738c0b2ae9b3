import { defineErrors } from "../primitives/errors.js";

/** SK07xx: weights that a subnet refuses, in the order the rules are checked. */
export const weightsErrors = defineErrors({
  commitRevealOn: {
    code: "SK0701",
    message: "Subnet {netuid} takes no plain weights: commit–reveal is on.",
    next: "Commit to the weights with weights.commit, and reveal them later with weights.reveal.",
  },
  lengthsDiffer: {
    code: "SK0702",
    message: "There are {uids} UIDs but {values} values.",
    next: "Pass one value for each UID.",
  },
  notRegistered: {
    code: "SK0703",
    message: "The hotkey {hotkey} is not registered on subnet {netuid}.",
    next: "Register it on this subnet first; it may have been replaced.",
  },
  stakeTooLow: {
    code: "SK0704",
    message: "The stake weight of {hotkey} is {stake} rao, below the threshold of {threshold}.",
    next: "Stake more with this hotkey, on the subnet or on root.",
  },
  oldVersion: {
    code: "SK0705",
    message: "Version key {versionKey} is older than {required}, which subnet {netuid} asks for.",
    next: "Update the validator to the subnet's current version.",
  },
  tooOften: {
    code: "SK0706",
    message:
      "Weights of UID {uid} were updated at height {updatedAt}; the next update is possible at {earliest}.",
    next: "Wait until then. A registration counts as an update.",
  },
  unknownUid: {
    code: "SK0707",
    message: "Subnet {netuid} has no UID {uid}.",
    next: "Weight only UIDs below the number of its neurons.",
  },
  noPermit: {
    code: "SK0708",
    message: "UID {uid} has no validator permit on subnet {netuid}.",
    next: "Gain stake until an epoch grants a permit; without one, only one's own UID may be weighted.",
  },
  duplicateUid: {
    code: "SK0709",
    message: "UID {uid} appears more than once.",
    next: "Pass each UID once.",
  },
  tooFew: {
    code: "SK0710",
    message: "There are {count} weights, subnet {netuid} asks for at least {minimum}.",
    next: "Weight more neurons; a weight of 0 counts.",
  },
  valueOutOfRange: {
    code: "SK0711",
    message: "{value} is not a weight: an integer from 0 to 65535.",
    next: "Scale the weights to 16 bits.",
  },
  commitRevealOff: {
    code: "SK0712",
    message: "Subnet {netuid} takes no weight commits: commit–reveal is off.",
    next: "Set plain weights with weights.set.",
  },
  badCommitHash: {
    code: "SK0713",
    message: "A weight commit has 32 bytes, not {sizeBytes}.",
    next: "Commit to the BLAKE2b-256 hash of the weights, as weightCommitHash computes it.",
  },
  tooManyCommits: {
    code: "SK0714",
    message: "UID {uid} has {count} unrevealed weight commits, as many as it may have.",
    next: "Reveal them when their epoch has come, or wait until they lapse.",
  },
  unknownCommit: {
    code: "SK0715",
    message: "UID {uid} has no open commit to these weights.",
    next: "Reveal exactly what was committed to, salt and version key included, before it lapses.",
  },
  revealTooEarly: {
    code: "SK0716",
    message: "This commit is to be revealed in epoch {revealEpoch}; subnet {netuid} is in epoch {epoch}.",
    next: "Wait for that epoch; it is the only one in which the commit can be revealed.",
  },
});
