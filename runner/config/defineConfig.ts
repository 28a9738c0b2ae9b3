import type { SubnetkitConfig } from "./configSchema.js";

/**
 * Types a configuration. The default export of `subnetkit.config.ts`; `subnetkit dev` reads it.
 *
 * @example
 * export default defineConfig({
 *   subnets: [{ subnet: "./src/index.ts", miners: [{ profile: "neural", count: 3 }], validators: 2 }],
 * });
 */
export function defineConfig(config: SubnetkitConfig): SubnetkitConfig {
  return config;
}
