import { fail } from "../primitives/errors.js";
import { account, amount, bytes, describe, flag, list, optional, text, u16, u64 } from "../state/codecs.js";
import { chainErrors } from "./chainErrors.js";
import { strictMap, type StrictMap } from "./strictMap.js";

/**
 * The calls of this chain and their arguments. Amounts are rao; prices are rao of TAO for one whole alpha
 * (10^9 of its smallest unit).
 */
export const callSchemas = {
  /** Sends free TAO. Signed by the coldkey that pays. */
  "balances.transfer": strictMap({ to: account, amount }),
  /** Stakes TAO on a hotkey; on root (netuid 0) it stays TAO. Signed by the coldkey that pays. */
  "staking.add": strictMap({ hotkey: account, netuid: u16, amount, limitPrice: optional(amount) }),
  /** Takes alpha (on root TAO) out of stake. Signed by the coldkey that owns it. */
  "staking.remove": strictMap({ hotkey: account, netuid: u16, amount, limitPrice: optional(amount) }),
  /** Moves stake to another hotkey, another subnet, or both. Signed by the coldkey that owns it. */
  "staking.move": strictMap({
    hotkey: account,
    netuid: u16,
    destinationHotkey: account,
    destinationNetuid: u16,
    amount,
    limitPrice: optional(amount),
  }),
  /** Moves stake to another subnet, with the same hotkey. Signed by the coldkey that owns it. */
  "staking.swap": strictMap({
    hotkey: account,
    netuid: u16,
    destinationNetuid: u16,
    amount,
    limitPrice: optional(amount),
  }),
  /** Gives stake to another coldkey, with the same hotkey. Signed by the coldkey that owns it. */
  "staking.transfer": strictMap({
    to: account,
    hotkey: account,
    netuid: u16,
    destinationNetuid: u16,
    amount,
    limitPrice: optional(amount),
  }),
  /** Changes a delegate's take, in units of 1 / 65535. Signed by the hotkey's coldkey. */
  "staking.setTake": strictMap({ hotkey: account, takeU16: u16 }),
  /** Chooses with which hotkey the incentives of one's miners on a subnet are staked. Signed by their coldkey. */
  "staking.setIncentiveHotkey": strictMap({ netuid: u16, hotkey: account }),
  /**
   * Lends parts of a hotkey's stake on a subnet to other hotkeys, u64 fractions of it, from the first epoch after a
   * cooldown on. Signed by the hotkey's coldkey.
   */
  "staking.setChildren": strictMap({
    netuid: u16,
    hotkey: account,
    children: list(account),
    proportions: list(u64),
  }),
  /** Changes what a child keeps of its parents' part, in units of 1 / 65535. Signed by the hotkey's coldkey. */
  "staking.setChildTake": strictMap({ netuid: u16, hotkey: account, takeU16: u16 }),
  /** Claims what TAO staked on root with a hotkey earned on a subnet. Signed by the coldkey that staked. */
  "staking.claimRoot": strictMap({ netuid: u16, hotkey: account, limitPrice: optional(amount) }),
  /** Sets what claims become: "swap" (TAO on root) or "keep" (alpha). Signed by the coldkey that claims. */
  "staking.setRootClaim": strictMap({ choice: text }),
  /** Creates a subnet for a plugin. Signed by the coldkey that pays the lock and owns the subnet. */
  "subnets.create": strictMap({
    hotkey: account,
    pluginId: text,
    pluginVersion: text,
    schemaHash: text,
    maxLock: optional(amount),
  }),
  /** Lets a subnet take part in emission. Signed by its owner. */
  "subnets.start": strictMap({ netuid: u16 }),
  /** Changes a hyperparameter; the value as text, as the table of hyperparameters says. Signed by the subnet's owner. */
  "subnets.setHyperparameter": strictMap({ netuid: u16, name: text, value: text }),
  /** Registers a hotkey on a subnet at the current price. Signed by the coldkey that pays. */
  "neurons.register": strictMap({ hotkey: account, netuid: u16, maxPrice: optional(amount) }),
  /** Announces where a neuron listens and what it speaks there. Signed by its hotkey. */
  "neurons.serve": strictMap({ netuid: u16, endpoint: text, protocol: text }),
  /** Sets a validator's weights. Signed by its hotkey. */
  "weights.set": strictMap({ netuid: u16, uids: list(u16), values: list(u16), versionKey: u64 }),
  /** Commits to weights by their hash, see `weightCommitHash`. Signed by the validator's hotkey. */
  "weights.commit": strictMap({ netuid: u16, hash: bytes }),
  /** Reveals the weights of a commit, which are then set. Signed by the validator's hotkey. */
  "weights.reveal": strictMap({
    netuid: u16,
    uids: list(u16),
    values: list(u16),
    salt: list(u16),
    versionKey: u64,
  }),
  /** Sets a neuron's public commitment: up to 128 bytes. Signed by its hotkey. */
  "commitments.set": strictMap({ netuid: u16, data: bytes, resetBonds: optional(flag) }),
};

type CallSchemas = typeof callSchemas;
export type CallName = keyof CallSchemas;
export type CallArgs<Name extends CallName> =
  CallSchemas[Name] extends StrictMap<infer Fields> ? Readonly<Fields> : never;

/** A call by name, its arguments typed by it. */
export type Call<Name extends CallName = CallName> = {
  [Each in Name]: { readonly name: Each; readonly args: CallArgs<Each> };
}[Name];

/** A call as it travels in an extrinsic. */
export function encodeCall(call: Call): unknown {
  // The schema is the one of the call's own name; the compiler sees the union of all schemas.
  const schema = callSchemas[call.name] as StrictMap<object>;
  return { name: call.name, args: schema.encode(call.args) };
}

/**
 * A call from what travelled.
 *
 * @throws SK1203 for an unknown name, SK1204 for wrong arguments
 */
export function decodeCall(name: string, args: unknown): Call {
  if (!isCallName(name)) {
    throw fail(chainErrors.unknownCall, { name: describe(name), known: Object.keys(callSchemas).join(", ") });
  }
  const refuse = (reason: string): Error => fail(chainErrors.badArguments, { call: name, reason });
  return { name, args: callSchemas[name].decode(args, refuse) } as Call; // decoded by the schema of that name
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(callSchemas, name);
}
