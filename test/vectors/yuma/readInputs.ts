import type { MechanismInputs, MechanismsInputs } from "../../../core/yuma/runMechanisms.js";
import type { EpochInputs, WeightCommit } from "../../../core/yuma/types.js";
import { bigInteger, fields, flag, integer, listOf, oneOf, pairOf, type Fields, type Read } from "../json.js";

const rows = listOf(listOf(pairOf(integer, integer)));

const weightCommit: Read<WeightCommit> = (value, path) => {
  const given = fields(value, path);
  const commit = {
    kind: given.read("kind", oneOf("hash", "timelock")),
    uid: given.read("uid", integer),
    commitEpoch: given.read("commit_epoch", integer),
    commitBlock: given.read("commit_block", integer),
  };
  given.close();
  return commit;
};

function readShared(given: Fields): Omit<EpochInputs, keyof MechanismInputs> {
  return {
    blockAtRegistration: given.read("block_at_registration", listOf(integer)),
    validatorPermit: given.read("validator_permit", listOf(flag)),
    stakeAlpha: given.read("stake_alpha", listOf(bigInteger)),
    stakeTao: given.read("stake_tao", listOf(bigInteger)),
  };
}

function readOwn(given: Fields): Omit<MechanismInputs, "weightCommits"> {
  return {
    lastUpdate: given.read("last_update", listOf(integer)),
    weights: given.read("weights", rows),
    bonds: given.read("bonds", rows),
  };
}

/** The inputs of a single epoch. */
export const readInputs: Read<EpochInputs> = (value, path) => {
  const given = fields(value, path);
  const inputs = {
    ...readShared(given),
    ...readOwn(given),
    weightCommits: given.read("weight_commits", listOf(weightCommit)),
  };
  given.close();
  return inputs;
};

/** The inputs of several mechanisms. The schema leaves their commits out if there are none. */
export const readMechanismsInputs: Read<MechanismsInputs> = (value, path) => {
  const given = fields(value, path);
  const mechanism: Read<MechanismInputs> = (item, itemPath) => {
    const own = fields(item, itemPath);
    const inputs = {
      ...readOwn(own),
      weightCommits: own.optional("weight_commits", listOf(weightCommit)) ?? [],
    };
    own.close();
    return inputs;
  };
  const inputs = { ...readShared(given), mechanisms: given.read("mechanisms", listOf(mechanism)) };
  given.close();
  return inputs;
};
