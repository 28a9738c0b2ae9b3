import { credit } from "../ledger/accounts.js";
import { mintTao } from "../ledger/mint.js";
import { mintAlpha } from "../pools/mintAlpha.js";
import { openMarket } from "../pools/openMarket.js";
import { addNeuron } from "../registry/addNeuron.js";
import { addSubnet } from "../registry/addSubnet.js";
import { grantPermits } from "../registry/grantPermits.js";
import { assignNetworkParameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import { creditStake } from "../staking/creditStake.js";
import type { Context } from "../state/context.js";
import { createState, type State } from "../state/state.js";
import type { Genesis, GenesisStake, GenesisSubnet } from "./genesis.js";
import { startAt } from "./head.js";
import { genesisHash } from "./loadGenesis.js";

/**
 * The state at block 0. Everything comes in through the modules' own operations, TAO and alpha by minting, so that what
 * is issued is what is held from the start.
 *
 * @throws SK0616 for a parameter out of range, SK0412 for a pool below the minimum reserve, and what the modules refuse
 * of a genesis that contradicts itself
 */
export function buildGenesisState(genesis: Genesis): State {
  const state = createState();
  // The genesis is no block: what happens in it is nobody's event.
  const ctx: Context = { state, height: 0, emit: () => undefined };
  startAt(state, genesisHash(genesis));
  assignNetworkParameters(ctx, genesis.parameters);
  for (const { account, free } of genesis.accounts) credit(ctx, account, mintTao(ctx, free));
  for (const subnet of genesis.subnets) addGenesisSubnet(ctx, subnet);
  for (const stake of genesis.stakes) addGenesisStake(ctx, stake);
  return state;
}

function addGenesisSubnet(ctx: Context, subnet: GenesisSubnet): void {
  const { netuid, pool, neurons, ...record } = subnet;
  openMarket(ctx, netuid, {
    tao: mintTao(ctx, pool.tao),
    alpha: pool.alpha,
    taoWeightE18: pool.taoWeightE18,
    movingPrice: pool.movingPriceBits,
  });
  addSubnet(ctx, netuid, record);
  for (const { hotkey, coldkey, registeredAt } of neurons)
    addNeuron(ctx, netuid, { hotkey, coldkey, registeredAt });
  const permitted = neurons.filter(({ validatorPermit }) => validatorPermit);
  grantPermits(
    ctx,
    netuid,
    permitted.map(({ uid }) => uid),
  );
}

function addGenesisStake(ctx: Context, { amount, ...position }: GenesisStake): void {
  const minted = position.netuid === ROOT ? mintTao(ctx, amount) : mintAlpha(ctx, position.netuid, amount);
  creditStake(ctx, position, minted);
}
