import { fail } from "../primitives/errors.js";
import { account, amount, describe, list, optional, text, u16, u64 } from "../state/codecs.js";
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
  /** Registers a hotkey on a subnet at the current price. Signed by the coldkey that pays. */
  "neurons.register": strictMap({ hotkey: account, netuid: u16, maxPrice: optional(amount) }),
  /** Announces where a neuron listens and what it speaks there. Signed by its hotkey. */
  "neurons.serve": strictMap({ netuid: u16, endpoint: text, protocol: text }),
  /** Sets a validator's weights. Signed by its hotkey. */
  "weights.set": strictMap({ netuid: u16, uids: list(u16), values: list(u16), versionKey: u64 }),
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
