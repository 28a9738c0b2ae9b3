import { transfer } from "../ledger/transfer.js";
import type { AccountId } from "../primitives/ss58.js";
import { register } from "../registry/register.js";
import { serve } from "../registry/serve.js";
import { addStake } from "../staking/addStake.js";
import { removeStake } from "../staking/removeStake.js";
import type { Context } from "../state/context.js";
import { setWeights } from "../weights/setWeights.js";
import type { Call, CallArgs, CallName } from "./callSchemas.js";

type Handlers = {
  readonly [Name in CallName]: (ctx: Context, signer: AccountId, args: CallArgs<Name>) => void;
};

/** What each call does. The signer stands for the coldkey or the hotkey, as the call's schema says. */
const handlers: Handlers = {
  "balances.transfer": (ctx, from, { to, amount }) => transfer(ctx, { from, to, amount }),
  "staking.add": (ctx, coldkey, { amount, ...position }) =>
    void addStake(ctx, { coldkey, tao: amount, ...position }),
  "staking.remove": (ctx, coldkey, { amount, ...position }) =>
    void removeStake(ctx, { coldkey, alpha: amount, ...position }),
  "neurons.register": (ctx, coldkey, registration) => void register(ctx, { coldkey, ...registration }),
  "neurons.serve": (ctx, hotkey, announcement) => serve(ctx, { hotkey, ...announcement }),
  "weights.set": (ctx, hotkey, vector) => setWeights(ctx, { hotkey, ...vector }),
};

/**
 * Carries out a call as its signer. The caller reverts what a refused call has written.
 *
 * @throws the codes of the module that refuses
 */
export function dispatch<Name extends CallName>(ctx: Context, signer: AccountId, call: Call<Name>): void {
  handlers[call.name](ctx, signer, call.args);
}
