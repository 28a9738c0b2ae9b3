import { fail } from "../../../core/primitives/errors.js";
import { didYouMean } from "../../../core/primitives/nearestName.js";
import type { SubnetDescription } from "../../neuron/messages.js";
import { devnetErrors } from "../devnetErrors.js";
import type { MinersPlan, SubnetPlan } from "../subnetPlan.js";
import { devKey, type DevKey } from "./devKeys.js";
import { USUAL_VALIDATORS } from "./validatorStakes.js";

/** A neuron of the local network: its key, and what it does. */
export interface LocalNeuron {
  readonly uid: number;
  readonly name: string;
  readonly role: "miner" | "validator";
  /** Empty for a validator. */
  readonly profile: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly hotkey: DevKey;
}

/**
 * Who takes part in a subnet: validators first, the owner's at UID 0; then the miners, in the plan's order or, without one, one a
 * profile in the contract's.
 *
 * @throws SK2206 for miners of a profile that the contract does not have
 */
export function planNeurons(
  seed: string,
  netuid: number,
  description: SubnetDescription,
  plan: Omit<SubnetPlan, "entry">,
): LocalNeuron[] {
  const validatorCount = plan.validators ?? USUAL_VALIDATORS;
  const miners = plan.miners ?? description.profiles.map((profile): MinersPlan => ({ profile }));
  for (const { profile } of miners) assertProfile(description, profile);
  const validators = Array.from({ length: validatorCount }, (_, index) => ({
    name: `validator-${netuid}.${index}`,
    role: "validator" as const,
    profile: "",
    settings: plan.validatorSettings ?? {},
  }));
  const each = miners.flatMap(({ profile, count = 1, settings = {} }) =>
    Array.from({ length: count }, () => ({ role: "miner" as const, profile, settings })),
  );
  return [
    ...validators,
    ...each.map((miner, index) => ({ ...miner, name: `miner-${netuid}.${validatorCount + index}` })),
  ].map((neuron, uid) => ({ ...neuron, uid, hotkey: devKey(seed, `${neuron.name}/hotkey`) }));
}

function assertProfile({ id, profiles }: SubnetDescription, profile: string): void {
  if (profiles.includes(profile)) return;
  throw fail(devnetErrors.unknownProfile, {
    subnet: id,
    profile,
    hint: didYouMean(profile, profiles),
    profiles: profiles.join(", "),
  });
}
