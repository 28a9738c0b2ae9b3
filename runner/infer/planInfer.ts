import { subnetsHere } from "../config/subnetsHere.js";
import type { SubnetPlan } from "../devnet/subnetPlan.js";
import { fail } from "../../core/primitives/errors.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import { inferErrors } from "./inferErrors.js";

/** What the command line says of a miner that answers without a network. */
export interface InferFlags {
  /** As `resolveSubnet` takes it; the only one of the folder's configuration, or the folder's own, if left out. */
  readonly subnet?: string | undefined;
  readonly config?: string | undefined;
  readonly profile?: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Which subnet answers, by which miner. */
export interface InferPlan {
  /** URL of the subnet's entry module. */
  readonly entry: string;
  /** The contract's first profile if left out. */
  readonly profile?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Joins the command line with the configuration of a folder: of a subnet that stands there, the first miner answers, or the first of the
 * profile that is named, with its settings; settings of the command line override them one by one.
 *
 * @throws SK3206 where several subnets could be meant, SK3207 where none · SK3300–SK3304 · SK3310–SK3314
 */
export async function planInfer(flags: InferFlags, folder: string): Promise<InferPlan> {
  const here = await subnetsHere(folder, flags.config);
  const entry = flags.subnet === undefined ? onlyOne(here) : resolveSubnet(flags.subnet, folder);
  const miners = here.find((plan) => plan.entry === entry)?.miners ?? [];
  const miner = miners.find(({ profile }) => flags.profile === undefined || profile === flags.profile);
  const profile = flags.profile ?? miner?.profile;
  return {
    entry,
    ...(profile !== undefined && { profile }),
    settings: { ...miner?.settings, ...flags.settings },
  };
}

function onlyOne([only, ...others]: readonly SubnetPlan[]): string {
  if (only === undefined) throw fail(inferErrors.noSubnet);
  if (others.length > 0) throw fail(inferErrors.whichSubnet);
  return only.entry;
}
