import { ownFolder } from "../neuron/ownFolder.js";
import type { ContractSpec, Request, Response } from "../../core/plugin/contract.js";
import { compileSchema } from "../../core/plugin/compileSchema.js";
import { createMiner } from "../../core/plugin/createMiner.js";
import { loadSubnet } from "../../core/plugin/loadSubnet.js";
import { messageFromJson } from "../../core/plugin/messageJson.js";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import type { ModelRuntime } from "../../core/plugin/models.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import type { Call, Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { randomFrom } from "../../core/primitives/random.js";
import { accountFromPublicKey } from "../../core/primitives/ss58.js";
import { solveTask } from "../../core/roles/solveTask.js";
import { createModelRuntimes } from "../models/createModelRuntimes.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import { inferErrors } from "./inferErrors.js";
import { replacementModels, type ModelFiles } from "./replacementModels.js";
import { silentLog } from "./silentLog.js";

/** How a miner is run without a network. */
export interface SolverOptions {
  /** The miner's strategy; the contract's first one when absent. */
  readonly profile?: string;
  /** Its settings, as in a miner's configuration; what is absent has its default. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files to use in place of the subnet's models, by name, or one file for its only model. Not held to a hash; inputs and outputs must fit. */
  readonly models?: ModelFiles;
  /** The same seed draws the same random numbers: `call.random` in `solve`. */
  readonly seed?: string;
  /** Models run on one thread, at a fixed level of optimisation. */
  readonly deterministic?: boolean;
  /** Another runtime for all models. */
  readonly runtime?: ModelRuntime;
  /** Ends a run from outside: `call.signal` in `solve`. */
  readonly signal?: AbortSignal;
  /** Called with every part of an answer that comes in parts; the last one is what `solve` returns. */
  readonly onPart?: (part: unknown) => void;
}

/** A miner that is ready to answer. */
export interface Solver<C extends ContractSpec = ContractSpec> {
  readonly subnet: Subnet<C>;
  readonly profile: string;
  /** Answers one request, which may be in the JSON form of messages. @throws SK1320 request · SK1501 the miner failed · SK3201 answer */
  solve(request: Request<C>): Promise<Response<C>>;
  /** Files given in place of models that the miner has not loaded so far. */
  unusedFiles(): readonly { readonly name: string; readonly file: string }[];
  /** Lets go of the miner and its models. */
  dispose(): Promise<void>;
}

/** Nobody asks: the zero account stands for the caller. */
const NOBODY = accountFromPublicKey(new Uint8Array(32));

/**
 * Creates a miner of a subnet as a network would, models and settings included, to ask it here. Nothing listens, nothing is sent.
 *
 * @param subnet as `resolveSubnet` takes it: a bundled id, a path, a package; or the subnet itself
 * @throws SK3300-SK3304 no such subnet · SK1308 profile · SK1324 settings · SK3200, SK3208, SK3209 no such model · SK1373 the miner's code · SK20xx models
 * @example
 * const solver = await createSolver("./my-subnet", { profile: "neural" });
 * const answer = await solver.solve({ prompt: "…" });
 * await solver.dispose();
 */
export function createSolver<C extends ContractSpec>(
  subnet: Subnet<C>,
  options?: SolverOptions,
): Promise<Solver<C>>;
export function createSolver(subnet: string, options?: SolverOptions): Promise<Solver>;
export async function createSolver(subnet: string | Subnet, options: SolverOptions = {}): Promise<Solver> {
  const loaded = typeof subnet === "string" ? await loadByName(subnet) : subnet;
  const { contract } = loaded;
  const profile = options.profile ?? Object.keys(contract.profiles)[0] ?? "";
  const runtime = options.runtime ?? createModelRuntimes({ deterministic: options.deterministic ?? false });
  const replacements = replacementModels(contract, options.models ?? {});
  const owned = createModelLoaders(loaded, () => runtime, { replacements });
  const folder = ownFolder(contract, undefined);
  try {
    const miner = await createMiner(loaded, profile, {
      settings: options.settings ?? {},
      models: owned.models,
      log: silentLog,
      ...folder.context,
    });
    let calls = 0;
    return {
      subnet: loaded,
      profile,
      solve: async (given) => {
        const request = messageFromJson(contract.task.request, given, `The request of ${contract.id}`);
        const call = callOf(contract, options, `${options.seed ?? "infer"}/${calls++}`);
        let last: unknown;
        const onPart = (part: unknown): Promise<void> => {
          last = checked(loaded, profile, part);
          options.onPart?.(last);
          return Promise.resolve();
        };
        const whole = await solveTask(contract, miner, request, call, onPart);
        return whole ? checked(loaded, profile, whole.response) : last;
      },
      unusedFiles: () =>
        Object.entries(replacements)
          .filter(([name]) => !owned.isAsked(name))
          .map(([name, file]) => ({ name, file })),
      dispose: async () => {
        await miner.dispose?.();
        await owned.dispose();
        folder.dispose();
      },
    };
  } catch (error) {
    await owned.dispose();
    folder.dispose();
    throw error;
  }
}

/** Loads a subnet by the name that people give it. @throws SK3300-SK3304 · SK1370-SK1372 */
export function loadByName(name: string): Promise<Subnet> {
  return loadByEntry(resolveSubnet(name));
}

/** Loads a subnet by the URL of its entry module. @throws SK1370-SK1372 */
export function loadByEntry(entry: string): Promise<Subnet> {
  return loadSubnet(entry, importPlugin);
}

function callOf(contract: ContractSpec, { signal }: SolverOptions, seed: string): Call {
  return {
    remainingMs: contract.task.timeoutMs,
    signal: signal ?? new AbortController().signal,
    caller: { hotkey: NOBODY, uid: 0 },
    random: randomFrom(seed),
  };
}

/** The answer, if a validator would take it. */
function checked({ contract }: Subnet, profile: string, answer: unknown): unknown {
  try {
    return compileSchema(contract.task.response).check(answer, "it");
  } catch (cause) {
    throw fail(inferErrors.badAnswer, { subnet: contract.id, profile, reason: reasonOf(cause) }, cause);
  }
}
