import { fail } from "../../../core/primitives/errors.js";
import { didYouMean } from "../../../core/primitives/nearestName.js";
import { defaultHyperparameters } from "../../../core/registry/hyperparameters.js";
import { hyperparameterTable, type Hyperparameters } from "../../../core/registry/hyperparameterTable.js";
import type { SubnetDescription } from "../../neuron/messages.js";
import { devnetErrors } from "../devnetErrors.js";

/** Blocks per epoch, unless the subnet's contract asks for another number. */
const TEMPO = 20;

/** Blocks on a chain of tempo 360 become as many tempos of this subnet, but never none. */
const scaled = (blocks: number, tempo: number): number =>
  Math.max(1, Math.round((blocks * tempo) / defaultHyperparameters.tempo));

/**
 * A subnet's hyperparameters on the local network: the chain's, with a short tempo, waiting times scaled to it, and
 * weights in the open.
 *
 * @throws SK2207 for a hyperparameter that does not exist or is out of its range
 */
export function localHyperparameters(
  subnet: string,
  requested: SubnetDescription["hyperparameters"],
): Hyperparameters {
  for (const [name, value] of Object.entries(requested)) {
    const rules = Object.entries(hyperparameterTable).find(([known]) => known === name)?.[1];
    if (rules?.accepts(value, "network")) continue;
    throw fail(devnetErrors.badHyperparameter, {
      subnet,
      name,
      value,
      reason: rules ? `which has to be ${rules.range}` : noSuch(name),
    });
  }
  const tempo = typeof requested["tempo"] === "number" ? requested["tempo"] : TEMPO;
  const { weightsRateLimit, servingRateLimit, immunityPeriod, burnHalfLife } = defaultHyperparameters;
  return {
    ...defaultHyperparameters,
    weightsRateLimit: scaled(weightsRateLimit, tempo),
    servingRateLimit: scaled(servingRateLimit, tempo),
    immunityPeriod: scaled(immunityPeriod, tempo),
    burnHalfLife: scaled(burnHalfLife, tempo),
    commitRevealEnabled: false,
    ...requested,
    tempo,
  };
}

function noSuch(name: string): string {
  const known = Object.keys(hyperparameterTable);
  return `which does not exist${didYouMean(name, known)}; there are ${known.join(", ")}`;
}

/** A line for all subnets of which the same differs from the public chain: "netuid 1, 2: tempo 20 (chain: 360)". */
export function presetChanges(
  subnets: readonly { readonly netuid: number; readonly hyperparameters: Hyperparameters }[],
): string[] {
  const netuids = new Map<string, number[]>();
  for (const { netuid, hyperparameters } of subnets) {
    const changes = changedHyperparameters(hyperparameters).join(", ");
    netuids.set(changes, [...(netuids.get(changes) ?? []), netuid]);
  }
  return Array.from(netuids, ([changes, same]) => `netuid ${same.join(", ")}: ${changes}`);
}

function changedHyperparameters(hyperparameters: Hyperparameters): string[] {
  const chain: Readonly<Record<string, unknown>> = defaultHyperparameters;
  return Object.entries(hyperparameters)
    .filter(([name, value]) => value !== chain[name])
    .map(([name, value]) => `${name} ${String(value)} (chain: ${String(chain[name])})`);
}
