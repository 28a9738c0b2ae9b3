import type { Miner, ModelLoaders, ProfileName, Settings } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import subnet from "../index.js";
import { REFIT, RISK_METRICS_DECAY, TRAINED_DEGREES_OF_FREEDOM, TRAINED_GARCH } from "../miners/defaults.js";

export type Contract = typeof contract;
export type Profile = ProfileName<Contract>;
export type Miners = Readonly<Record<Profile, Miner<Contract>>>;

/** The contract's default settings. */
const SETTINGS: { readonly [P in Profile]: Settings<Contract, P> } = {
  neural: {},
  temporal: {},
  refit: REFIT,
  fhs: TRAINED_GARCH,
  garch: { ...TRAINED_GARCH, degreesOfFreedom: TRAINED_DEGREES_OF_FREEDOM },
  ewma: { decay: RISK_METRICS_DECAY },
  randomWalk: {},
};

/** Every profile, in the contract's order. */
export const PROFILES = Object.keys(SETTINGS) as readonly Profile[];

/** A miner of one profile, with the contract's default settings, without a network. */
export async function createMinerOf<P extends Profile>(
  profile: P,
  models: ModelLoaders<Contract>,
): Promise<Miner<Contract>> {
  const silent = (): void => undefined;
  const createMiner = await subnet.miners[profile]();
  const log = { debug: silent, info: silent, warn: silent };
  return createMiner({ settings: SETTINGS[profile], models, log });
}

/** One miner of each profile. */
export async function createMiners(models: ModelLoaders<Contract>): Promise<Miners> {
  const entries = PROFILES.map(async (profile) => [profile, await createMinerOf(profile, models)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Miners;
}
