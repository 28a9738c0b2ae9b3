import type { ContractSpec } from "subnetkit/plugin";
import { createDevnet, type DevnetOptions } from "subnetkit/testing";

/** A network of one subnet, with one miner of each profile. */
export interface EarningNetwork<Contract extends ContractSpec, Profile extends string> {
  readonly seed: string;
  readonly subnet: DevnetOptions<readonly [Contract]>["subnets"][0];
  readonly profiles: readonly Profile[];
  readonly epochs: number;
}

/** The incentive of each profile's miner at the end. */
export async function earned<Contract extends ContractSpec, Profile extends string>({
  seed,
  subnet,
  profiles,
  epochs,
}: EarningNetwork<Contract, Profile>): Promise<ReadonlyMap<Profile, number>> {
  const devnet = await createDevnet<readonly [Contract]>({
    seed,
    subnets: [subnet],
    conservation: "never",
    patienceMs: 120_000,
  });
  try {
    await devnet.epochs(epochs);
    return new Map(profiles.map((profile) => [profile, devnet.neuron(1, `${profile}-0`).incentive]));
  } finally {
    await devnet.dispose();
  }
}

/** Profiles by what they earned, most first; of those that earned the same, the one that is named later comes first. */
export function byEarnings<Profile extends string>(incentives: ReadonlyMap<Profile, number>): Profile[] {
  return [...incentives.keys()].reverse().sort((a, b) => (incentives.get(b) ?? 0) - (incentives.get(a) ?? 0));
}
