import { dirname, resolve } from "node:path";
import type { PluginConfig, SubnetkitConfig } from "../config/configSchema.js";
import { loadConfig } from "../config/loadConfig.js";
import { subnetPlans } from "../config/subnetPlans.js";
import type { PluginPlan } from "../subnets/loadKernelPlugin.js";
import type { SubnetPlan } from "../devnet/subnetPlan.js";
import { usualPlan } from "../config/usualPlan.js";
import { bundledSubnets } from "../subnets/bundledSubnets.js";
import { isSubnetPackage } from "../subnets/entryOfFolder.js";
import { resolveKernelPlugin } from "../subnets/resolveKernelPlugin.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";

/** What the command line says: each field overrides the configuration's. */
export interface DevFlags {
  readonly subnets: readonly string[];
  readonly config?: string | undefined;
  readonly seed?: string | undefined;
  readonly port?: number | undefined;
  readonly blockMs?: number | undefined;
  readonly data?: string | undefined;
}

/** What a local network is started with. */
export interface DevPlan {
  readonly subnets: readonly SubnetPlan[];
  readonly seed?: string;
  readonly port?: number;
  readonly blockMs?: number;
  readonly dataFolder?: string;
  /** Kernel plugins: URL of the entry module, and the settings. */
  readonly plugins?: readonly PluginPlan[];
}

/**
 * Joins the command line with the configuration of a folder. Which subnets run: those of the command line; else the configuration's;
 * else the folder's own, when it is a subnet's package; else the bundled ones. A subnet that is named on the command line and in the
 * configuration keeps the miners and validators that stand there.
 *
 * @throws SK3300–SK3304 for a subnet that can't be found · SK3303–SK3306 for a kernel plugin · SK3310–SK3314 for the configuration
 */
export async function planDev(flags: DevFlags, folder: string): Promise<DevPlan> {
  const loaded = await loadConfig(folder, flags.config);
  const config: SubnetkitConfig = loaded?.config ?? {};
  const home = loaded ? dirname(loaded.file) : folder;
  const configured = loaded && subnetPlans(loaded);
  const named = flags.subnets.map((name) => {
    const entry = resolveSubnet(name, folder);
    return configured?.find((plan) => plan.entry === entry) ?? usualPlan(name, entry);
  });
  const seed = flags.seed ?? config.seed;
  const port = flags.port ?? config.port;
  const blockMs = flags.blockMs ?? config.blockMs;
  const dataFolder =
    flags.data !== undefined ? resolve(folder, flags.data) : config.data && resolve(home, config.data);
  return {
    subnets: named.length > 0 ? named : (configured ?? subnetsOf(folder)),
    ...(seed !== undefined && { seed }),
    ...(port !== undefined && { port }),
    ...(blockMs !== undefined && { blockMs }),
    ...(dataFolder !== undefined && { dataFolder }),
    ...(config.plugins && { plugins: config.plugins.map((plugin) => pluginPlanOf(plugin, home)) }),
  };
}

function pluginPlanOf(plugin: string | PluginConfig, home: string): PluginPlan {
  if (typeof plugin === "string") return { entry: resolveKernelPlugin(plugin, home) };
  return { entry: resolveKernelPlugin(plugin.plugin, home), config: plugin.config };
}

function subnetsOf(folder: string): SubnetPlan[] {
  const names = isSubnetPackage(folder) ? ["."] : Object.keys(bundledSubnets);
  return names.map((name) => usualPlan(name, resolveSubnet(name, folder)));
}
