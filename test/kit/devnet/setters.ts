import { balanceOf, credit, debit } from "../../../core/ledger/accounts.js";
import { mintTao } from "../../../core/ledger/mint.js";
import { recycleTao } from "../../../core/ledger/recycle.js";
import { marketOf } from "../../../core/pools/market.js";
import { mintAlpha } from "../../../core/pools/mintAlpha.js";
import { recycleAlpha } from "../../../core/pools/recycleAlpha.js";
import { MAX_SUPPLY } from "../../../core/primitives/amounts.js";
import { fail } from "../../../core/primitives/errors.js";
import type { Signer } from "../../../core/primitives/keys.js";
import { accountFromText, type AccountId } from "../../../core/primitives/ss58.js";
import { addNeuron } from "../../../core/registry/addNeuron.js";
import { grantPermits } from "../../../core/registry/grantPermits.js";
import { assignHyperparameters, hyperparameters } from "../../../core/registry/hyperparameters.js";
import type { Hyperparameters } from "../../../core/registry/hyperparameterTable.js";
import { ownerOf } from "../../../core/registry/hotkeys.js";
import { schedules } from "../../../core/registry/tables.js";
import { ROOT, scheduleOf } from "../../../core/registry/subnets.js";
import { creditStake } from "../../../core/staking/creditStake.js";
import { debitStake } from "../../../core/staking/debitStake.js";
import { stakeOf } from "../../../core/staking/stakePool.js";
import type { Context } from "../../../core/state/context.js";
import { senderOf } from "../../../core/weights/acceptSender.js";
import { acceptUids } from "../../../core/weights/acceptUids.js";
import { storeWeights } from "../../../core/weights/storeWeights.js";
import { touchNeuron } from "../../../core/weights/touchNeuron.js";
import type { Simulation } from "../../../runner/simulate/simulation.js";
import { kitErrors } from "../kitErrors.js";
import type { NeuronChoice } from "./devnet.js";
import { readNeuron } from "./readNeuron.js";

/** A position of stake to set. */
export interface StakeChoice {
  /** 0 for root. */
  readonly netuid: number;
  readonly hotkey: AccountId;
  /** The hotkey's own if left out. */
  readonly coldkey?: AccountId;
}

/** A neuron to register. */
export interface NewcomerOptions {
  readonly hotkey: Signer;
  readonly coldkey: Signer;
  /** Alpha to stake with it, in rao; none if left out. */
  readonly alpha?: bigint;
  /** Whether it may validate at once, before an epoch has decided; it may not if left out. */
  readonly validatorPermit?: boolean;
}

/** Changes of the state by hand, at once and by nobody's rights. What they add is issued, what they take is recycled. */
export interface Setters {
  /** Gives an account TAO, in rao, on top of what it has. @throws SK0102, SK2932, SK0303 */
  faucet(account: AccountId, amount: bigint): void;
  /** Sets an account's free TAO, in rao. @throws SK0102, SK2932, SK0303 */
  setBalance(account: AccountId, amount: bigint): void;
  /**
   * Sets what a coldkey has staked with a hotkey: alpha, on root TAO, in rao.
   *
   * @throws SK2932 for the amount, SK2934 or on root SK0303 for more than the supply, SK0604 unknown hotkey, SK0102 for the coldkey, SK0410 no such subnet
   */
  setStake(position: StakeChoice, amount: bigint): void;
  /**
   * Sets a neuron's weights by UID or name, scaled so that the largest is 65,535. It needs a permit, as
   * weights without one count for nothing, but no stake, and no rate limit applies.
   *
   * @throws SK2931, SK0601, SK0707–SK0709, SK0711
   */
  setWeights(netuid: number, validator: NeuronChoice, weights: Readonly<Record<string, number>>): void;
  /** Sets one hyperparameter, as only a vote could. A new tempo begins a new epoch. @throws SK0601, SK0616 */
  setHyperparameter<Name extends keyof Hyperparameters>(
    netuid: number,
    name: Name,
    value: Hyperparameters[Name],
  ): void;
  /**
   * Registers a neuron for nothing. It has no code: nobody answers for it.
   *
   * @returns its UID
   * @throws SK0102, SK0601, SK0603, SK0606, SK0609, and for the alpha as `setStake`
   */
  registerNeuron(netuid: number, newcomer: NewcomerOptions): number;
}

/** The setters of a network. */
export function createSetters(network: Simulation): Setters {
  const setBalance: Setters["setBalance"] = (account, amount) => {
    const holder = accountFromText(account);
    assertAmount(amount, "a balance");
    network.edit((ctx) => {
      const change = amount - balanceOf(ctx.state, holder);
      if (change > 0n) credit(ctx, holder, mintTao(ctx, change));
      else recycleTao(ctx, debit(ctx, holder, -change));
    });
  };
  return {
    setBalance,
    setStake: (position, amount) => network.edit((ctx) => putStake(ctx, position, amount)),
    faucet: (account, amount) => {
      assertAmount(amount, "a gift");
      setBalance(account, balanceOf(network.chain.state, accountFromText(account)) + amount);
    },
    setWeights: (netuid, validator, weights) => {
      const { hotkey, uid } = readNeuron(network, netuid, validator);
      const rows = Object.entries(weights).map(([which, value]) => ({
        uid: /^\d+$/.test(which) ? Number(which) : readNeuron(network, netuid, which).uid,
        value,
      }));
      network.edit((ctx) => {
        const vector = {
          netuid,
          hotkey,
          uids: rows.map((row) => row.uid),
          values: rows.map((row) => row.value),
          versionKey: hyperparameters(ctx.state, netuid).weightsVersionKey,
        };
        acceptUids(ctx.state, vector, uid, 0);
        storeWeights(ctx, vector, uid);
        touchNeuron(ctx, netuid, senderOf(ctx.state, netuid, hotkey));
      });
    },
    setHyperparameter: (netuid, name, value) =>
      network.edit((ctx) => {
        const schedule = scheduleOf(ctx.state, netuid);
        assignHyperparameters(ctx, netuid, { [name]: value });
        if (name === "tempo") ctx.state.set(schedules, [netuid], { ...schedule, lastSlot: ctx.height });
      }),
    registerNeuron: (netuid, { hotkey, coldkey, alpha = 0n, validatorPermit = false }) =>
      network.edit((ctx) => {
        const owner = { hotkey: accountFromText(hotkey.account), coldkey: accountFromText(coldkey.account) };
        const uid = addNeuron(ctx, netuid, owner);
        if (validatorPermit) grantPermits(ctx, netuid, [uid]);
        if (alpha !== 0n) putStake(ctx, { netuid, ...owner }, alpha);
        return uid;
      }),
  };
}

function putStake(ctx: Context, { netuid, hotkey, coldkey }: StakeChoice, amount: bigint): void {
  assertAmount(amount, "a stake");
  const owner = ownerOf(ctx.state, hotkey);
  const position = { netuid, hotkey, coldkey: coldkey === undefined ? owner : accountFromText(coldkey) };
  const change = amount - stakeOf(ctx.state, position);
  if (netuid === ROOT) {
    if (change > 0n) creditStake(ctx, position, mintTao(ctx, change));
    else recycleTao(ctx, debitStake(ctx, position, -change));
    return;
  }
  const { alphaIssued } = marketOf(ctx.state, netuid);
  if (alphaIssued + change > MAX_SUPPLY) throw fail(kitErrors.alphaExceeded, { netuid, amount, alphaIssued });
  if (change > 0n) creditStake(ctx, position, mintAlpha(ctx, netuid, change));
  else recycleAlpha(ctx, netuid, debitStake(ctx, position, -change));
}

function assertAmount(amount: bigint, what: string): void {
  if (typeof amount !== "bigint" || amount < 0n) throw fail(kitErrors.badAmount, { amount, what });
}
