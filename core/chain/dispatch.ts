import { transfer } from "../ledger/transfer.js";
import type { AccountId } from "../primitives/ss58.js";
import { createSubnet } from "../registry/createSubnet.js";
import { parameterFromText } from "../registry/parameterFromText.js";
import { register } from "../registry/register.js";
import { serve } from "../registry/serve.js";
import { setCommitment } from "../registry/setCommitment.js";
import { setHyperparameter } from "../registry/setHyperparameter.js";
import { startSubnet } from "../registry/startSubnet.js";
import { addStake } from "../staking/addStake.js";
import { claimRoot } from "../staking/claimRoot.js";
import { moveStake } from "../staking/moveStake.js";
import { removeStake } from "../staking/removeStake.js";
import { setChildren } from "../staking/setChildren.js";
import { setChildTake } from "../staking/setChildTake.js";
import { setIncentiveHotkey } from "../staking/setIncentiveHotkey.js";
import { setRootClaim } from "../staking/setRootClaim.js";
import { swapStake } from "../staking/swapStake.js";
import { setTake } from "../staking/take.js";
import { transferStake } from "../staking/transferStake.js";
import type { Context } from "../state/context.js";
import { commitWeights } from "../weights/commitWeights.js";
import { revealWeights } from "../weights/revealWeights.js";
import { setWeights } from "../weights/setWeights.js";
import { dissolveWeakestSubnet } from "./dissolveSubnet.js";
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
  "staking.move": (ctx, coldkey, { amount, ...move }) =>
    void moveStake(ctx, { coldkey, alpha: amount, ...move }),
  "staking.swap": (ctx, coldkey, { amount, ...swap }) =>
    void swapStake(ctx, { coldkey, alpha: amount, ...swap }),
  "staking.transfer": (ctx, coldkey, { amount, ...gift }) =>
    void transferStake(ctx, { coldkey, alpha: amount, ...gift }),
  "staking.setTake": (ctx, coldkey, change) => setTake(ctx, { coldkey, ...change }),
  "staking.setIncentiveHotkey": (ctx, coldkey, change) => setIncentiveHotkey(ctx, { coldkey, ...change }),
  "staking.setChildren": (ctx, coldkey, change) => setChildren(ctx, { coldkey, ...change }),
  "staking.setChildTake": (ctx, coldkey, change) => setChildTake(ctx, { coldkey, ...change }),
  "staking.claimRoot": (ctx, coldkey, claim) => void claimRoot(ctx, { coldkey, ...claim }),
  "staking.setRootClaim": (ctx, coldkey, { choice }) => setRootClaim(ctx, { coldkey, choice }),
  "subnets.create": (ctx, coldkey, { hotkey, pluginId, pluginVersion, schemaHash, maxLock }) => {
    const plugin = { id: pluginId, version: pluginVersion, schemaHash };
    createSubnet(ctx, { coldkey, hotkey, plugin, maxLock }, dissolveWeakestSubnet);
  },
  "subnets.start": (ctx, coldkey, { netuid }) => startSubnet(ctx, { coldkey, netuid }),
  "subnets.setHyperparameter": (ctx, coldkey, { netuid, name, value }) =>
    setHyperparameter(ctx, { coldkey, netuid, name, value: parameterFromText(name, value) }),
  "neurons.register": (ctx, coldkey, registration) => void register(ctx, { coldkey, ...registration }),
  "neurons.serve": (ctx, hotkey, announcement) => serve(ctx, { hotkey, ...announcement }),
  "weights.set": (ctx, hotkey, vector) => setWeights(ctx, { hotkey, ...vector }),
  "weights.commit": (ctx, hotkey, commit) => commitWeights(ctx, { hotkey, ...commit }),
  "weights.reveal": (ctx, hotkey, weights) => revealWeights(ctx, { hotkey, ...weights }),
  "commitments.set": (ctx, hotkey, commitment) => setCommitment(ctx, { hotkey, ...commitment }),
};

/**
 * Carries out a call as its signer. The caller reverts what a refused call has written.
 *
 * @throws the codes of the module that refuses
 */
export function dispatch<Name extends CallName>(ctx: Context, signer: AccountId, call: Call<Name>): void {
  handlers[call.name](ctx, signer, call.args);
}
