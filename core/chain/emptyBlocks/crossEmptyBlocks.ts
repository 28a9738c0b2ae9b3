import { totalIssuance } from "../../ledger/issuance.js";
import { mintTao } from "../../ledger/mint.js";
import { MAX_SUPPLY } from "../../primitives/amounts.js";
import { taoWeightToU96f32 } from "../../primitives/fixed/taoWeight.js";
import { networkParameters } from "../../registry/hyperparameters.js";
import { ROOT } from "../../registry/subnets.js";
import { totalStake } from "../../staking/stakePool.js";
import type { Context } from "../../state/context.js";
import { emptyBlocksEngine, LAST_HEIGHT } from "./engine.js";
import { isAmountInRange, isSubnetInRange } from "./isInRange.js";
import { quietUntil } from "./quietUntil.js";
import { readSubnets, type QuietSubnet } from "./readSubnets.js";
import { changingFields, fixedFields, SUBNET_LANES, type ChangedNumbers } from "./subnetFields.js";
import { writeSubnet } from "./writeSubnet.js";

/**
 * Applies the empty blocks after `ctx.height` up to `to`, as long as they only move numbers: the same state as `applyBlockStep` block by
 * block, whose events nobody gets. The numbers are read once and written once; in between WebAssembly computes.
 *
 * @param ctx with the height of the last block that was applied
 * @returns the height that it came to: the next block, if it is to `to` or below, is one for `applyBlockStep`
 */
export function crossEmptyBlocks(ctx: Context, to: number): number {
  const { state, height } = ctx;
  // The first block differs: no registration price falls in it.
  const last = Math.min(to, quietUntil(state, height), LAST_HEIGHT);
  if (height < 1 || last <= height) return height;
  const subnets = readSubnets(state, height + 1);
  const issued = totalIssuance(state);
  const rootTao = totalStake(state, ROOT);
  if (!subnets?.every(({ numbers }) => isSubnetInRange(numbers))) return height;
  if (issued > MAX_SUPPLY || !isAmountInRange(rootTao)) return height;

  const engine = emptyBlocksEngine();
  engine.setNetwork(issued, rootTao, taoWeightToU96f32(networkParameters(state).taoWeight));
  const address = engine.reserve(subnets.length, subnets.filter(({ emits }) => emits).length);
  const lanes = new BigUint64Array(engine.memory.buffer, address, subnets.length * SUBNET_LANES);
  subnets.forEach((subnet, index) => {
    fill(lanes.subarray(index * SUBNET_LANES), subnet);
  });
  const reached = engine.cross(height + 1, last) >>> 0;
  if (reached === height) return height;

  subnets.forEach((subnet, index) => {
    writeSubnet(ctx, subnet, read(lanes.subarray(index * SUBNET_LANES)));
  });
  mintTao(ctx, engine.issuance.value - issued);
  return reached;
}

function fill(lanes: BigUint64Array, { numbers }: QuietSubnet): void {
  [...changingFields, ...fixedFields].forEach((field, lane) => {
    lanes[lane] = numbers[field];
  });
}

function read(lanes: BigUint64Array): ChangedNumbers {
  // One entry for each field, by construction.
  return Object.fromEntries(changingFields.map((field, lane) => [field, lanes[lane]])) as ChangedNumbers;
}
