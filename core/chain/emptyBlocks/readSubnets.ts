import { ownerCutU16 } from "../../emission/fillSubnetPots.js";
import { minerBurnedFractions } from "../../emission/tables.js";
import { dustOf } from "../../ledger/dust.js";
import { potsOf } from "../../ledger/pots.js";
import { markets, type Market } from "../../pools/tables.js";
import { u96f32 } from "../../primitives/fixed/u96f32.js";
import { u96f32FromU16Fraction } from "../../primitives/fixed/u96f32Fractions.js";
import { hyperparameters } from "../../registry/hyperparameters.js";
import { decayFactor } from "../../registry/registrationPrice.js";
import { registrationPrices, subnets } from "../../registry/tables.js";
import type { State } from "../../state/state.js";
import type { SubnetNumbers } from "./subnetFields.js";

/** A subnet as the engine takes it. */
export interface QuietSubnet {
  readonly netuid: number;
  readonly emits: boolean;
  readonly hasRegistrationPrice: boolean;
  readonly numbers: SubnetNumbers;
}

/** Where a subnet that doesn't emit has nothing. */
const NO_MARKET: Market = {
  taoIn: 0n,
  alphaIn: 0n,
  alphaOut: 0n,
  alphaIssued: 0n,
  taoWeightE18: 0n,
  movingPrice: 0n,
  protocolAlpha: 0n,
  burntAlpha: 0n,
};

/**
 * Every subnet as it takes part in block `height`, those that emit first. Undefined where a table lacks something, or has something that
 * belongs to no subnet: the reference knows what to say.
 */
export function readSubnets(state: State, height: number): readonly QuietSubnet[] | undefined {
  const quiet: QuietSubnet[] = [];
  for (const [[netuid], { firstEmissionBlock }] of state.entries(subnets)) {
    const parameters = hyperparameters(state, netuid);
    const emits =
      firstEmissionBlock !== undefined && firstEmissionBlock <= height && parameters.registrationAllowed;
    const market = emits ? state.get(markets, [netuid]) : NO_MARKET;
    if (market === undefined) return undefined;
    const registrationPrice = state.get(registrationPrices, [netuid]);
    const { owner, server, validator, root } = potsOf(state, netuid);
    const { tao, alpha } = dustOf(state, netuid);
    quiet.push({
      netuid,
      emits,
      hasRegistrationPrice: registrationPrice !== undefined,
      numbers: {
        ...market,
        ownerPot: owner,
        serverPot: server,
        validatorPot: validator,
        rootPot: root,
        dustTao: tao,
        dustAlpha: alpha,
        registrationPrice: registrationPrice ?? 0n,
        startBlock: BigInt(Math.max((firstEmissionBlock ?? 0) - 1, 0)),
        minerBurned: state.get(minerBurnedFractions, [netuid]) ?? 0n,
        ownerCut: u96f32FromU16Fraction(ownerCutU16(state, netuid)),
        decayFactor: registrationPrice === undefined ? u96f32.one : decayFactor(parameters.burnHalfLife),
        minBurn: registrationPrice === undefined ? 0n : parameters.minBurn,
        maxBurn: registrationPrice === undefined ? 0n : parameters.maxBurn,
      },
    });
  }
  const prices = quiet.filter(({ hasRegistrationPrice }) => hasRegistrationPrice).length;
  if (prices !== [...state.entries(registrationPrices)].length) return undefined;
  return [...quiet.filter(({ emits }) => emits), ...quiet.filter(({ emits }) => !emits)];
}
