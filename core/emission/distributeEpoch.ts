import { keepDust } from "../ledger/dust.js";
import type { Pots } from "../ledger/tables.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { networkParameters } from "../registry/hyperparameters.js";
import { neuronRecords } from "../registry/neurons.js";
import { subnetOf } from "../registry/subnets.js";
import type { NeuronRecord } from "../registry/tables.js";
import { consensusStake } from "../staking/stakeWeight.js";
import { takeOf } from "../staking/take.js";
import type { Context } from "../state/context.js";
import type { EpochOutputs } from "../yuma/types.js";
import { distributionErrors } from "./distributionErrors.js";
import { distributeDividends, type DividendHotkey, type Distribution } from "./dividends.js";
import { payAlphaDividends, payRootDividends } from "./payDividends.js";
import { payIncentives } from "./payIncentives.js";
import { payStake } from "./payStake.js";
import { validatorPot } from "./validatorPot.js";

/**
 * Pays what a subnet's pots held, now in the caller's hand, as the epoch decided: the owner's cut, miners, then
 * validators and those who stake with them. What is left over becomes the subnet's dust.
 *
 * @throws SK1010 if the epoch gave miners more than there is
 */
export function distributeEpoch(ctx: Context, netuid: number, pots: Pots, outputs: EpochOutputs): void {
  const neurons = neuronRecords(ctx.state, netuid);
  const shares = shareOut(ctx, netuid, pots, neurons, outputs);
  const { owner: coldkey, ownerHotkey: hotkey } = subnetOf(ctx.state, netuid);

  const owner = payStake(ctx, { hotkey, coldkey, netuid }, pots.owner);
  const incentives = neurons.map((neuron, uid) => ({ neuron, amount: outputs.serverEmission[uid] ?? 0n }));
  const { paid: miners, withheld } = payIncentives(ctx, netuid, incentives);
  const validators = payAlphaDividends(ctx, netuid, shares.alphaDividends);
  const root = payRootDividends(ctx, netuid, shares.rootDividends);

  const drained = pots.owner + pots.server + pots.validator + pots.root;
  const dust = drained - owner - miners - withheld - validators - root;
  keepDust(ctx, netuid, { alpha: dust });
  ctx.emit({
    name: "emission.distributed",
    fields: { netuid, drained, owner, miners, withheld, validators, root, dust },
  });
}

/** Divides the pots by the stakes as the epoch saw them: before anything of this epoch is staked. */
function shareOut(
  { state }: Context,
  netuid: number,
  pots: Pots,
  neurons: readonly NeuronRecord[],
  outputs: EpochOutputs,
): Distribution<AccountId> {
  const emission = pots.server + pots.validator + pots.root;
  const given = outputs.serverEmission.reduce((sum, amount) => sum + amount, 0n);
  if (given > emission) throw fail(distributionErrors.overpaid, { netuid, given, emission });

  // The epoch halves the emission on its own, so miners may get a few rao more than their pot holds. The public chain
  // mints them; here they come out of the validators' half.
  const left = emission - given;
  const rootPot = minimum(pots.root, left);
  return distributeDividends({
    hotkeys: neurons.map((neuron) => describeHotkey(neuron)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    links: [],
    emission: neurons.map(({ hotkey }, uid) => ({
      id: hotkey,
      server: outputs.serverEmission[uid] ?? 0n,
      validator: outputs.validatorEmission[uid] ?? 0n,
    })),
    validatorPot: minimum(validatorPot(outputs.serverEmission, pots), left - rootPot),
    rootPot,
    taoWeight: networkParameters(state).taoWeight,
    childkeyBurn: 0n,
  });

  function describeHotkey({ hotkey, coldkey }: NeuronRecord): DividendHotkey<AccountId> {
    const { alpha: alphaStake, tao: rootStake } = consensusStake(state, hotkey, netuid);
    return {
      id: hotkey,
      coldkey,
      alphaStake,
      rootStake,
      childTakeU16: 0,
      delegateTakeU16: takeOf(state, hotkey),
    };
  }
}

function minimum(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
