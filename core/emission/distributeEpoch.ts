import { keepDust } from "../ledger/dust.js";
import type { EpochNeurons } from "../epoch/gatherNeurons.js";
import type { Pots } from "../ledger/tables.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { hyperparameters, networkParameters } from "../registry/hyperparameters.js";
import { ownerOf } from "../registry/hotkeys.js";
import { subnetOf } from "../registry/subnets.js";
import { childrenOf, parentsOf } from "../staking/childKeys.js";
import { childTakeOf } from "../staking/setChildTake.js";
import { ownStake, type ConsensusStake } from "../staking/stakeWeight.js";
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

/** An epoch that ran: what it decided, and whom it is about. */
export interface DecidedEpoch extends EpochNeurons {
  readonly outputs: Pick<ColumnOutputs, "serverEmission" | "validatorEmission">;
}

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
  epoch: DecidedEpoch,
): EpochPayments {
  const { neurons, outputs } = epoch;
  const shares = shareOut(ctx, netuid, pots, epoch);
  const subnet = subnetOf(ctx.state, netuid);
  const { owner: coldkey, ownerHotkey: hotkey } = subnet;

  const owner = payStake(ctx, { hotkey, coldkey, netuid }, pots.owner);
  const { paid: miners, withheld } = payIncentives(ctx, netuid, neurons, outputs.serverEmission);
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
  { neurons, ownStakes, outputs }: DecidedEpoch,
): Distribution<AccountId> {
  const emission = pots.server + pots.validator + pots.root;
  const given = outputs.serverEmission.reduce((sum, amount) => sum + amount, 0n);
  if (given > emission) throw fail(distributionErrors.overpaid, { netuid, given, emission });

  // The epoch halves the emission on its own, so miners may get a few rao more than their pot holds. The public chain
  // mints them; here they come out of the validators' half.
  const left = emission - given;
  const rootPot = minimum(pots.root, left);
  // Most neurons earn nothing as validators, and so divide nothing.
  const earners = neurons.flatMap(({ hotkey: id }, uid) => {
    const validator = outputs.validatorEmission[uid] ?? 0n;
    return validator === 0n ? [] : [{ uid, id, server: outputs.serverEmission[uid] ?? 0n, validator }];
  });
  const links = linksOf(state, netuid, earners);
  return distributeDividends({
    hotkeys: earningHotkeys().sort((a, b) => (a.id < b.id ? -1 : 1)),
    links,
    emission: earners,
    validatorPot: minimum(validatorPot(outputs.serverEmission, pots), left - rootPot),
    rootPot,
    taoWeight: networkParameters(state).taoWeight,
    childkeyBurn: 0n,
  });

  function earningHotkeys(): DividendHotkey<AccountId>[] {
    const parents = new Set(links.map(({ parent }) => parent));
    for (const { id } of earners) parents.delete(id);
    return [
      ...earners.map(({ uid, id }) => describeHotkey(id, neurons[uid]?.coldkey, ownStakes[uid])),
      ...Array.from(parents, (parent) => describeHotkey(parent)),
    ];
  }

  function describeHotkey(
    hotkey: AccountId,
    coldkey: AccountId = ownerOf(state, hotkey),
    stake: ConsensusStake = ownStake(state, hotkey, netuid),
  ): DividendHotkey<AccountId> {
    return {
      id: hotkey,
      coldkey,
      alphaStake: stake.alpha,
      rootStake: stake.tao,
      childTakeU16: childTakeOf(state, netuid, hotkey),
      delegateTakeU16: takeOf(state, hotkey),
    };
  }
}

/** Who lends to whom, of those links that an earning hotkey is at either end of. */
function linksOf(
  state: State,
  netuid: number,
  earners: readonly { readonly id: AccountId }[],
): readonly ChildLink<AccountId>[] {
  const earning = new Set(earners.map(({ id }) => id));
  const links: ChildLink<AccountId>[] = [];
  for (const { id } of earners) {
    for (const { hotkey: parent, proportion } of parentsOf(state, netuid, id))
      links.push({ parent, child: id, proportion });
    for (const { hotkey: child, proportion } of childrenOf(state, netuid, id)) {
      // Links between two that earn are already there from the child's side.
      if (!earning.has(child)) links.push({ parent: id, child, proportion });
    }
  }
  return links;
}

function minimum(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
