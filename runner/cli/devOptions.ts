import type { LogThreshold } from "../neuron/sayingLogger.js";

/** What `subnetkit dev` was called with. What is left out comes from the configuration, else from `devDefaults`. */
export interface DevOptions {
  readonly subnet?: readonly string[];
  readonly config?: string;
  readonly epochs?: number;
  readonly seed?: string;
  readonly port?: number;
  readonly blockMs?: number;
  readonly data?: string;
  readonly watch: boolean;
  readonly inspect?: true;
  readonly inspectMiner?: true;
  readonly inspectValidator?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly log?: LogThreshold;
}

export const devDefaults = { port: 9944, blockMs: 250 };
