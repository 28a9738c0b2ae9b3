import { keepDust } from "../ledger/dust.js";
import type { Pots } from "../ledger/tables.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { hyperparameters, networkParameters } from "../registry/hyperparameters.js";
import { ownerOf } from "../registry/hotkeys.js";
import { neuronRecords } from "../registry/neurons.js";
import { subnetOf } from "../registry/subnets.js";
import type { NeuronRecord } from "../registry/tables.js";
import { childrenOf, parentsOf } from "../staking/childKeys.js";
import { childTakeOf } from "../staking/setChildTake.js";
import { ownStake } from "../staking/stakeWeight.js";
import { takeOf } from "../staking/take.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import type { ColumnOutputs } from "../yuma/columnRows.js";
import { distributionErrors } from "./distributionErrors.js";
import { distributeDividends, type ChildLink, type DividendHotkey, type Distribution } from "./dividends.js";
import type { EpochPayments } from "./epochRecord.js";
import { payAlphaDividends, payRootDividends } from "./payDividends.js";
import { payIncentives } from "./payIncentives.js";
import { payStake } from "./payStake.js";
import { validatorPot } from "./validatorPot.js";

/**
 * Pays what a subnet's pots held, now in the caller's hand, as the epoch decided: the owner's cut, miners, then
 * validators and those who stake with them. What is left over becomes the subnet's dust.
 *
 * @returns who got what, for those who explain it
 * @throws SK1010 if the epoch gave miners more than there is
 */
export function distributeEpoch(
  ctx: Context,
  netuid: number,
  pots: Pots,
  outputs: ColumnOutputs,
): EpochPayments {
  const neurons = neuronRecords(ctx.state, netuid);
  const shares = shareOut(ctx, netuid, pots, neurons, outputs);
  const subnet = subnetOf(ctx.state, netuid);
  const { owner: coldkey, ownerHotkey: hotkey } = subnet;

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
  const { alphaDividends, rootDividends } = shares;
  const { recycleOrBurn } = hyperparameters(ctx.state, netuid);
  return { subnet, neurons, pots, ownerCut: owner, recycleOrBurn, alphaDividends, rootDividends };
}

/** Divides the pots by the stakes as the epoch saw them: before anything of this epoch is staked. */
function shareOut(
  { state }: Context,
  netuid: number,
  pots: Pots,
  neurons: readonly NeuronRecord[],
  outputs: ColumnOutputs,
): Distribution<AccountId> {
  const emission = pots.server + pots.validator + pots.root;
  const given = outputs.serverEmission.reduce((sum, amount) => sum + amount, 0n);
  if (given > emission) throw fail(distributionErrors.overpaid, { netuid, given, emission });

  // The epoch halves the emission on its own, so miners may get a few rao more than their pot holds. The public chain
  // mints them; here they come out of the validators' half.
  const left = emission - given;
  const rootPot = minimum(pots.root, left);
  const links = linksOf(state, netuid, neurons);
  const earning = new Map(neurons.map(({ hotkey, coldkey }) => [hotkey, coldkey]));
  for (const { parent } of links) earning.set(parent, ownerOf(state, parent));
  return distributeDividends({
    hotkeys: Array.from(earning, ([hotkey, coldkey]) => describeHotkey(hotkey, coldkey)).sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ),
    links,
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

  function describeHotkey(hotkey: AccountId, coldkey: AccountId): DividendHotkey<AccountId> {
    const { alpha: alphaStake, tao: rootStake } = ownStake(state, hotkey, netuid);
    return {
      id: hotkey,
      coldkey,
      alphaStake,
      rootStake,
      childTakeU16: childTakeOf(state, netuid, hotkey),
      delegateTakeU16: takeOf(state, hotkey),
    };
  }
}

/** Who lends to whom, of those links that a neuron is at either end of. */
function linksOf(
  state: State,
  netuid: number,
  neurons: readonly NeuronRecord[],
): readonly ChildLink<AccountId>[] {
  const hotkeys = new Set(neurons.map(({ hotkey }) => hotkey));
  const links: ChildLink<AccountId>[] = [];
  for (const { hotkey } of neurons) {
    for (const { hotkey: parent, proportion } of parentsOf(state, netuid, hotkey))
      links.push({ parent, child: hotkey, proportion });
    for (const { hotkey: child, proportion } of childrenOf(state, netuid, hotkey)) {
      // Links between two neurons are already there from the child's side.
      if (!hotkeys.has(child)) links.push({ parent: hotkey, child, proportion });
    }
  }
  return links;
}

function minimum(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
