import type { CallArgs, CallName } from "../../../core/chain/callSchemas.js";
import {
  account,
  accounts,
  alpha,
  bytes,
  defaultsTo,
  flag,
  optional,
  tao,
  text,
  u16,
  u16s,
  u64,
  u64s,
  type Argument,
} from "./argument.js";

/** A call as a subcommand of `subnetkit tx`. */
export interface TxCommand<Args> {
  /** One word, or a group and a word: "transfer", "stake add". */
  readonly path: string;
  readonly about: string;
  /** Each argument becomes an option: `limitPrice` is --limit-price. */
  readonly args: { readonly [Name in keyof Args]-?: Argument<Args[Name]> };
}

const netuid = u16("the subnet");
const root = u16("the subnet; 0 is root");
const hotkey = account("the hotkey");
const limitPrice = optional(tao("worst price to accept, in TAO for one alpha"));
const versionKey = defaultsTo(u64("version of the weights, at least the subnet's"), 0n);

/** Every call of the chain. A call without an entry does not compile; an entry is all that a new call needs here. */
export const txTable: { readonly [Name in CallName]: TxCommand<CallArgs<Name>> } = {
  "balances.transfer": {
    path: "transfer",
    about: "Send TAO. Signed by the coldkey that pays.",
    args: { to: account("who receives it"), amount: tao("how much") },
  },
  "staking.add": {
    path: "stake add",
    about: "Stake TAO on a hotkey. Signed by the coldkey that pays.",
    args: { hotkey, netuid: root, amount: tao("how much TAO"), limitPrice },
  },
  "staking.remove": {
    path: "stake remove",
    about: "Take stake out. Signed by the coldkey that owns it.",
    args: { hotkey, netuid: root, amount: alpha("how much alpha; on root TAO"), limitPrice },
  },
  "staking.move": {
    path: "stake move",
    about: "Move stake to another hotkey, another subnet, or both. Signed by the coldkey that owns it.",
    args: {
      hotkey,
      netuid: root,
      destinationHotkey: account("the hotkey it goes to"),
      destinationNetuid: u16("the subnet it goes to"),
      amount: alpha("how much alpha; on root TAO"),
      limitPrice,
    },
  },
  "staking.swap": {
    path: "stake swap",
    about: "Move stake to another subnet, with the same hotkey. Signed by the coldkey that owns it.",
    args: {
      hotkey,
      netuid: root,
      destinationNetuid: u16("the subnet it goes to"),
      amount: alpha("how much alpha; on root TAO"),
      limitPrice,
    },
  },
  "staking.transfer": {
    path: "stake transfer",
    about: "Give stake to another coldkey, with the same hotkey. Signed by the coldkey that owns it.",
    args: {
      to: account("the coldkey that receives it"),
      hotkey,
      netuid: root,
      destinationNetuid: u16("the subnet it goes to"),
      amount: alpha("how much alpha; on root TAO"),
      limitPrice,
    },
  },
  "staking.setTake": {
    path: "stake set-take",
    about: "Change a delegate's take. Signed by the hotkey's coldkey.",
    args: { hotkey, takeU16: u16("the take, in units of 1 / 65535: 11796 is 18 %") },
  },
  "staking.setIncentiveHotkey": {
    path: "stake set-incentive-hotkey",
    about: "Choose with which hotkey the incentives of one's miners are staked. Signed by their coldkey.",
    args: { netuid, hotkey },
  },
  "staking.setChildren": {
    path: "stake set-children",
    about: "Lend parts of a hotkey's stake to other hotkeys. Signed by the hotkey's coldkey.",
    args: {
      netuid,
      hotkey,
      children: accounts("the other hotkeys"),
      proportions: u64s("a part for each, in units of 1 / (2^64-1)"),
    },
  },
  "staking.setChildTake": {
    path: "stake set-child-take",
    about: "Change what a child keeps of its parents' part. Signed by the hotkey's coldkey.",
    args: { netuid, hotkey, takeU16: u16("the take, in units of 1 / 65535") },
  },
  "staking.claimRoot": {
    path: "root claim",
    about: "Claim what TAO staked on root earned on a subnet. Signed by the coldkey that staked.",
    args: { netuid, hotkey, limitPrice },
  },
  "staking.setRootClaim": {
    path: "root set-claim",
    about: "Choose what claims become. Signed by the coldkey that claims.",
    args: { choice: text("swap for TAO on root, keep for alpha") },
  },
  "subnets.create": {
    path: "subnet create",
    about: "Create a subnet for a plugin. Signed by the coldkey that pays the lock and owns the subnet.",
    args: {
      hotkey: account("the owner's hotkey, its first neuron"),
      pluginId: text("the plugin's id"),
      pluginVersion: text("the plugin's version"),
      schemaHash: text("64 hexadecimal digits of the contract's hash"),
      maxLock: optional(tao("most to pay for the lock")),
    },
  },
  "subnets.start": {
    path: "subnet start",
    about: "Let a subnet take part in emission. Signed by its owner.",
    args: { netuid },
  },
  "subnets.setHyperparameter": {
    path: "subnet set",
    about: "Change a hyperparameter. Signed by the subnet's owner.",
    args: { netuid, name: text("its name, as `query subnet` shows it"), value: text("its new value") },
  },
  "neurons.register": {
    path: "register",
    about: "Register a hotkey on a subnet at the current price. Signed by the coldkey that pays.",
    args: { hotkey, netuid, maxPrice: optional(tao("most to pay")) },
  },
  "neurons.serve": {
    path: "serve",
    about: "Announce where a neuron listens. Signed by its hotkey.",
    args: {
      netuid,
      endpoint: text("WebSocket URL"),
      protocol: defaultsTo(text("what it speaks there"), "subnetkit/1"),
    },
  },
  "weights.set": {
    path: "weights set",
    about: "Set a validator's weights. Signed by its hotkey.",
    args: {
      netuid,
      uids: u16s("neurons"),
      values: u16s("a weight for each, 0 to 65535"),
      versionKey,
    },
  },
  "weights.commit": {
    path: "weights commit",
    about: "Commit to weights by their hash. Signed by the validator's hotkey.",
    args: { netuid, hash: bytes("64 hexadecimal digits of the commit's hash") },
  },
  "weights.reveal": {
    path: "weights reveal",
    about: "Reveal the weights of a commit. Signed by the validator's hotkey.",
    args: {
      netuid,
      uids: u16s("neurons"),
      values: u16s("a weight for each, 0 to 65535"),
      salt: u16s("the commit's salt"),
      versionKey,
    },
  },
  "commitments.set": {
    path: "commitment set",
    about: "Set a neuron's public commitment. Signed by its hotkey.",
    args: {
      netuid,
      data: bytes("up to 128 bytes"),
      resetBonds: optional(flag("whether the bonds with it start anew")),
    },
  },
};
