import { join } from "node:path";
import type { ContractSpec, ProfileName } from "../../../core/plugin/contract.js";
import { createMiner } from "../../../core/plugin/createMiner.js";
import { createModelLoaders } from "../../../core/plugin/modelLoaders.js";
import { createPluginState } from "../../../core/plugin/pluginState.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Miner, Peer, PluginLog, PluginState, Subnet, Validator } from "../../../core/plugin/subnet.js";
import { createValidator } from "../../../core/plugin/createValidator.js";
import { fail } from "../../../core/primitives/errors.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { checkErrors } from "../checkErrors.js";
import { creationError } from "./creationError.js";
import type { Findings } from "./createFindings.js";
import { loadRuntime } from "./loadRuntimes.js";

export type Scorer = Pick<Validator<ContractSpec>, "score">;

/** A validator that goes on with what it remembered while scoring; what it remembers while weighing is undone. */
export type Weigher = Pick<Validator<ContractSpec>, "score" | "weights">;

/** One miner of each profile, and validators: what a check has play. */
export interface Cast {
  readonly subnet: Subnet;
  /** A peer for each profile, in the order of the contract. */
  readonly peers: readonly (Peer & { readonly profile: ProfileName<ContractSpec> })[];
  loadModels(findings: Findings): Promise<void>;
  /** The miner of a profile with its default settings, created once; undefined when it can't be. */
  miner(profile: string, findings: Findings): Promise<Miner<ContractSpec> | undefined>;
  /** A new validator with an empty memory. */
  validator(): Promise<Validator<ContractSpec>>;
  /** The scoring of another fresh one, from the same state each time: what it remembers is an input like the answers. */
  scorer(): Promise<Scorer>;
  /** Another new validator, for scores and then for weights. */
  weigher(): Promise<Weigher>;
  dispose(findings: Findings): Promise<void>;
}

const quiet: PluginLog = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** @param folder where those that need one get a folder of their own */
export function createCast(subnet: Subnet, folder: string): Cast {
  const { contract } = subnet;
  const owned = createModelLoaders(subnet, loadRuntime);
  const created: { readonly part: string; readonly dispose: () => unknown }[] = [];
  const miners = new Map<string, Promise<Miner<ContractSpec> | undefined>>();
  const peers = Object.keys(contract.profiles).map((profile, index) => ({
    profile,
    uid: index + 1,
    hotkey: developmentSigner("check", `miner ${index}`).account,
  }));
  const contextOf = (name: string): { folder?: string } =>
    contract.needs?.folder === true ? { folder: join(folder, name) } : {};

  const create = async (profile: string, findings: Findings): Promise<Miner<ContractSpec> | undefined> => {
    findings.begin("settings", `creating the miner ${profile}`);
    try {
      const start = { models: owned.models, log: quiet, settings: {}, ...contextOf(profile) };
      const miner = await createMiner(subnet, profile, start);
      created.push({ part: `The miner ${profile}`, dispose: () => miner.dispose?.() });
      return miner;
    } catch (cause) {
      const part = `The miner ${profile}`;
      findings.broken("settings", creationError(part, cause), part, cause);
      return undefined;
    }
  };

  const startValidator = async (state: PluginState): Promise<Validator<ContractSpec>> => {
    const number = created.length;
    const validator = await createValidator(subnet, {
      models: owned.models,
      state,
      log: quiet,
      ...contextOf(`validator-${number}`),
    });
    created.push({ part: "The validator", dispose: () => validator.dispose?.() });
    return validator;
  };

  return {
    subnet,
    peers,
    loadModels: async (findings) => {
      for (const [name, load] of Object.entries(owned.models)) {
        findings.begin("models", `loading the model ${name}`);
        try {
          await load();
        } catch (cause) {
          const error = fail(checkErrors.badModel, { name, reason: reasonOf(cause) }, cause);
          findings.broken("models", error, `The model ${name}`, cause);
        }
      }
    },
    miner: (profile, findings) => {
      const known = miners.get(profile) ?? create(profile, findings);
      miners.set(profile, known);
      return known;
    },
    validator: () => startValidator(createPluginState()),
    scorer: async () => {
      const state = createPluginState();
      const validator = await startValidator(state);
      return {
        score: async (input) => {
          const before = state.checkpoint();
          try {
            return await validator.score(input);
          } finally {
            state.revert(before);
          }
        },
      };
    },
    weigher: async () => {
      const state = createPluginState();
      const validator = await startValidator(state);
      const weights = validator.weights?.bind(validator);
      return {
        score: (input) => validator.score(input),
        ...(weights && {
          weights: (history) => {
            const before = state.checkpoint();
            try {
              return weights(history);
            } finally {
              state.revert(before);
            }
          },
        }),
      };
    },
    dispose: async (findings) => {
      for (const { part, dispose } of created) {
        findings.begin("disposal", `disposing of ${part}`);
        try {
          await dispose();
        } catch (cause) {
          const error = fail(checkErrors.noDispose, { part, reason: reasonOf(cause) }, cause);
          findings.broken("disposal", error, part, cause);
        }
      }
      await owned.dispose();
    },
  };
}
