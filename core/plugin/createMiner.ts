import { assertMembers } from "./assertMembers.js";
import type { ContractSpec } from "./contract.js";
import { loadFactory } from "./loadFactory.js";
import { loadPart } from "./loadPart.js";
import { readProfileSettings } from "./readSettings.js";
import type { Miner, MinerContext, Subnet } from "./subnet.js";

/** A miner's context before its settings are checked. */
export type MinerStart = Omit<MinerContext<ContractSpec, string>, "settings"> & {
  readonly settings: unknown;
};

/**
 * Loads the code of a profile and creates a miner from its settings, which are checked and get their defaults.
 *
 * @throws SK1308 unknown profile · SK1311 a field that no miner has · SK1324 bad setting · SK1373 the code throws, or what it makes is no miner
 */
export async function createMiner(
  subnet: Subnet,
  profile: string,
  start: MinerStart,
): Promise<Miner<ContractSpec>> {
  const settings = readProfileSettings(subnet.contract, profile, start.settings);
  const part = `miner ${profile}`;
  const factory = await loadFactory(subnet.contract.id, part, async () => subnet.miners[profile]?.());
  const create = async (): Promise<Miner<ContractSpec>> => factory({ ...start, settings });
  const miner = await loadPart(subnet.contract.id, part, create, "solve");
  assertMembers(subnet.contract.id, "miner", miner);
  return miner;
}
