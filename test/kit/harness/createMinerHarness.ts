import { ownFolder } from "../../../runner/neuron/ownFolder.js";
import type {
  ContractSpec,
  ProfileName,
  Response,
  Settings,
  TaskRequest,
  TaskResponse,
} from "../../../core/plugin/contract.js";
import { createMessageCodec } from "../../../core/plugin/messageCodec.js";
import { createMiner } from "../../../core/plugin/createMiner.js";
import type { PluginLog, ModelLoaders, Subnet, AnswerPart } from "../../../core/plugin/subnet.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { concatBytes } from "../../../core/primitives/bytes.js";
import { sha256Hex } from "../../../core/primitives/hash.js";
import { createAnswerReader } from "../../../core/roles/answerReader.js";
import { createAnswerer } from "../../../core/roles/answerTask.js";
import { createCall, type CallParts } from "../../../core/roles/minerCall.js";
import { createVirtualClock } from "../../../core/roles/virtualClock.js";
import { quietLogger } from "../../../runner/simulate/quietLogger.js";
import { harnessModels } from "./harnessModels.js";

/** One request's circumstances, where they matter. */
export interface HarnessCall {
  /** Decides the randomness of the call; "test" if left out. */
  readonly seed?: string;
  /** The contract's whole time if left out. */
  readonly remainingMs?: number;
  /** One that is never aborted if left out. */
  readonly signal?: AbortSignal;
  /** UID of the validator that asks; 0 if left out. */
  readonly callerUid?: number;
}

export interface MinerHarnessOptions<C extends ContractSpec> {
  /** Models in the place of the contract's. */
  readonly models?: Partial<ModelLoaders<C>>;
  readonly log?: PluginLog;
}

/** One miner alone, its messages checked as on the wire. */
export interface MinerHarness<C extends ContractSpec> {
  /**
   * Solves one task: a request, or where the contract has batches, a list of them. Of a streamed answer, the last part.
   *
   * @throws SK1507 for a request that the contract refuses · SK1501 when the plugin fails · SK1502, SK1512 when its answer is not
   * what the contract allows
   */
  solve(request: TaskRequest<C>, call?: HarnessCall): Promise<TaskResponse<C>>;
  /** The parts of a streamed answer; an answer that came as a whole is one. @throws as `solve` */
  stream(request: TaskRequest<C>, call?: HarnessCall): Promise<readonly AnswerPart<Response<C>>[]>;
  dispose(): Promise<void>;
}

/**
 * Creates one miner of a subnet, without a network. Its settings are checked and get their defaults.
 *
 * @throws SK1308 unknown profile · SK1324 bad setting · SK1373 the code throws, or what it makes is no miner
 * @example
 * const miner = await createMinerHarness(subnet, "noisy", { spread: 0 });
 * expect(await miner.solve({ value: 3 })).toEqual({ value: 3 });
 */
export async function createMinerHarness<C extends ContractSpec, P extends ProfileName<C>>(
  subnet: Subnet<C>,
  profile: P,
  settings: Partial<Settings<C, P>> = {},
  { models: doubles, log = quietLogger }: MinerHarnessOptions<C> = {},
): Promise<MinerHarness<C>> {
  const { contract } = subnet;
  const owned = harnessModels(subnet, doubles);
  // A host holds subnets of all contracts as `Subnet`: what passes their functions has passed their schemas.
  const hosted = subnet as unknown as Subnet;
  const folder = ownFolder(contract, undefined);
  const miner = await createMiner(hosted, profile, {
    settings,
    models: owned.models,
    log,
    ...folder.context,
  });
  const clock = createVirtualClock();
  const signer = developmentSigner("harness", "miner");
  const caller = developmentSigner("harness", "validator").account;
  const answerer = createAnswerer({
    contract,
    miner,
    genesisHash: "",
    view: () => ({ netuid: 1, height: 0, blockId: "", tempo: 1, versionKey: 0n, neurons: [] }),
    signer,
    clock,
    deadline: "patient",
    log,
  });
  const codec = createMessageCodec<ContractSpec>(contract);
  const read = createAnswerReader(contract);

  const answer = async (given: TaskRequest<C>, call: HarnessCall): Promise<ReturnType<typeof read>> => {
    const { seed = "test", remainingMs = contract.task.timeoutMs, callerUid = 0 } = call;
    const { signal = new AbortController().signal } = call;
    const request = answerer.decode(codec.encodeRequest(given));
    const taskId = sha256Hex(seed).slice(0, 32);
    const asking = { netuid: 1, hotkey: caller, uid: callerUid, stake: 0n };
    const parts: { body: Uint8Array; atMs: number }[] = [];
    const called: CallParts = {
      taskId,
      hotkey: signer.account,
      caller: asking,
      remainingMs: () => remainingMs,
      signal: () => signal,
    };
    const incoming = { taskId, caller: asking, request, remainingMs };
    const pieces = await answerer.answer(incoming, {
      callFor: (item) => createCall(called, item),
      sendPart: (part) => {
        parts.push({ body: part, atMs: clock.nowMs() });
        return Promise.resolve();
      },
      assertInTime: () => undefined,
    });
    return read(request, { body: concatBytes(...pieces), latencyMs: 0, parts });
  };

  return {
    // Both were decoded by the contract's own schemas.
    solve: async (request, call = {}) => (await answer(request, call)).response as TaskResponse<C>,
    stream: async (request, call = {}) => {
      const { response, parts } = await answer(request, call);
      return parts ?? [{ response, atMs: 0 }];
    },
    dispose: async () => {
      await miner.dispose?.();
      await owned.dispose();
      folder.dispose();
    },
  };
}
