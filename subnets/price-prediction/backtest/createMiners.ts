import type { Miner, ModelLoaders, ProfileName, Settings } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import subnet from "../index.js";
import { RISK_METRICS_DECAY, TRAINED_DEGREES_OF_FREEDOM, TRAINED_GARCH } from "../miners/defaults.js";

export type Contract = typeof contract;
export type Profile = ProfileName<Contract>;
export type Miners = Readonly<Record<Profile, Miner<Contract>>>;

/** One miner of each profile, with the contract's default settings, without a network. */
export async function createMiners(models: ModelLoaders<Contract>): Promise<Miners> {
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent };
  const create = async <P extends Profile>(
    profile: P,
    settings: Settings<Contract, P>,
  ): Promise<Miner<Contract>> => {
    const createMiner = await subnet.miners[profile]();
    return createMiner({ settings, models, log });
  };
  return {
    neural: await create("neural", {}),
    fhs: await create("fhs", TRAINED_GARCH),
    garch: await create("garch", { ...TRAINED_GARCH, degreesOfFreedom: TRAINED_DEGREES_OF_FREEDOM }),
    ewma: await create("ewma", { decay: RISK_METRICS_DECAY }),
    randomWalk: await create("randomWalk", {}),
  };
}
