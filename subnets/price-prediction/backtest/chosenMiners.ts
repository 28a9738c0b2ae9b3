import { fail, type ModelLoaders } from "subnetkit/plugin";
import type { BacktestOptions } from "./backtest.js";
import { createMinerOf, PROFILES, type Contract, type Profile } from "./createMiners.js";
import { backtestErrors } from "./backtestErrors.js";

const isProfile = (name: string): name is Profile => PROFILES.some((profile) => profile === name);

/**
 * Miners of the named profiles and of the random walk, which skill is measured against, in the contract's order.
 *
 * @throws SK3851 for a profile that the contract does not have
 */
export async function chosenMiners(
  names: readonly string[],
  models: ModelLoaders<Contract>,
): Promise<BacktestOptions["miners"]> {
  const unknown = names.find((name) => !isProfile(name));
  if (unknown !== undefined) {
    throw fail(backtestErrors.unknownProfile, { profile: unknown, profiles: PROFILES.join(", ") });
  }
  const chosen = PROFILES.filter((profile) => profile !== "randomWalk" && names.includes(profile));
  const miners: Partial<Record<Profile, BacktestOptions["miners"]["randomWalk"]>> = {};
  for (const profile of chosen) miners[profile] = await createMinerOf(profile, models);
  return { ...miners, randomWalk: await createMinerOf("randomWalk", models) };
}
