import { Type } from "@sinclair/typebox";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { Call, Miner, PluginLog, PluginState, Validator } from "../../../../core/plugin/subnet.js";
import { bytesToHex } from "../../../../core/primitives/bytes.js";
import { fail, type ErrorReport } from "../../../../core/primitives/errors.js";
import { sha256 } from "../../../../core/primitives/hash.js";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import type { Frame } from "../../../../core/protocol/frames.js";
import { DEFAULT_LIMITS } from "../../../../core/protocol/limits.js";
import { minerHandshake } from "../../../../core/protocol/minerHandshake.js";
import { createSession, type Session } from "../../../../core/protocol/session.js";
import { schemaHash } from "../../../../core/plugin/schemaHash.js";
import { protocolErrors } from "../../../../core/protocol/protocolErrors.js";
import type { Duplex } from "../../../../core/protocol/ports.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { createMinerRole, type MinerRole } from "../../../../core/roles/miner.js";
import type { MinerOptions } from "../../../../core/roles/minerOptions.js";
import type { NeuronRecord, SubnetView } from "../../../../core/roles/ports.js";
import { createValidatorRole, type ValidatorRole } from "../../../../core/roles/validator.js";
import type { ValidatorOptions } from "../../../../core/roles/validatorOptions.js";
import { createVirtualClock, type VirtualClock } from "../../../../core/roles/virtualClock.js";

/** Miners repeat a number; the score is how near they come. */
export const contract = defineContract({
  id: "echo",
  version: "1.0.0",
  summary: "Miners repeat a number.",
  task: {
    request: Type.Object({ value: Type.Integer() }, { additionalProperties: false }),
    response: Type.Object({ value: Type.Number() }, { additionalProperties: false }),
    secret: Type.Object({ target: Type.Number() }, { additionalProperties: false }),
    timeoutMs: 1_000,
    streaming: false,
  },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});

export const genesisHash = "ab".repeat(32);
export const netuid = 3;

export const quietLog: PluginLog = { debug: () => undefined, info: () => undefined, warn: () => undefined };

export const neuron = (uid: number, over: Partial<NeuronRecord> = {}): NeuronRecord => {
  const { account } = developmentSigner("roles", `neuron ${uid}`);
  return {
    uid,
    hotkey: account,
    coldkey: account,
    endpoint: uid === 0 ? undefined : `ws://miner-${uid}`,
    validatorPermit: uid === 0,
    stake: BigInt(uid === 0 ? 1_000 : 0),
    ...over,
  };
};

export const viewOf = (neurons: readonly NeuronRecord[], height = 100): SubnetView => ({
  netuid,
  height,
  blockId: bytesToHex(sha256(`block ${height}`)),
  tempo: 20,
  versionKey: 0n,
  neurons,
});

/** A plugin state in memory that can be copied and looked into. */
export function memoryState(
  entries: Iterable<readonly [string, unknown]> = [],
): PluginState & { readonly entries: Map<string, unknown> } {
  const map = new Map(entries);
  return {
    entries: map,
    get: (key) => map.get(key),
    set: (key, value) => void map.set(key, value),
    delete: (key) => void map.delete(key),
  };
}

export type Solve = (request: { value: number }, call: Call) => unknown;

/** What a plugin's miner does, whatever its types say. */
export const minerThat = (solve: Solve): Miner<ContractSpec> => ({
  solve: (request, call) => solve(request as { value: number }, call),
});

export const honest: Solve = ({ value }) => ({ value });

/** Sends `count` numbers and scores 1 for an exact answer, less the further off it is, 0 for none. */
export const echoValidator = (
  count = 2,
  over: Partial<Validator<typeof contract>> = {},
): Validator<typeof contract> => ({
  createTasks: ({ height }) =>
    Array.from({ length: count }, (_, index) => ({
      request: { value: height + index },
      secret: { target: height + index },
    })),
  score: ({ secret, answers }) =>
    answers.map(({ response }) => (response ? 1 / (1 + Math.abs(response.value - secret.target)) : 0)),
  ...over,
});

/** A miner that holds its keys and keeps to no rule: what it hears, and a session to say anything with. */
export interface RogueMiner {
  readonly session: () => Session;
  readonly heard: Frame[];
  readonly ends: string[];
}

/** Sits at a UID's endpoint; `onFrame` answers each frame as it likes. */
export function addRogueMiner(
  network: Network,
  uid: number,
  spec: ContractSpec,
  onFrame: (frame: Frame, session: Session) => void,
): RogueMiner {
  let session: Session | undefined;
  const rogue: RogueMiner = {
    session: () => {
      if (!session) throw new Error("nobody has connected");
      return session;
    },
    heard: [],
    ends: [],
  };
  network.dials.set(`ws://miner-${uid}`, () => {
    const [near, far] = createMemoryDuplexPair();
    const identity = {
      genesisHash,
      netuid,
      plugin: { id: spec.id, version: spec.version, schemaHash: schemaHash(spec) },
      signer: developmentSigner("roles", `neuron ${uid}`),
      limits: DEFAULT_LIMITS,
      height: () => network.view.height,
    };
    const { clock } = network;
    const standing = (): { validatorPermit: boolean } => ({ validatorPermit: true });
    void minerHandshake(far, { identity, clock, timeoutMs: 1_000, caller: neuron(0).hotkey, standing }).then(
      (established) => {
        session = createSession(established, {
          clock,
          onFrame: (frame, from) => {
            rogue.heard.push(frame);
            onFrame(frame, from);
          },
          onEnd: ({ code }) => rogue.ends.push(code),
        });
      },
    );
    return Promise.resolve(near);
  });
  return rogue;
}

export interface SetWeightsCall {
  readonly netuid: number;
  readonly uids: readonly number[];
  readonly values: readonly number[];
}

export interface Network {
  readonly clock: VirtualClock;
  readonly miners: Map<string, MinerRole>;
  readonly calls: SetWeightsCall[];
  readonly dialled: string[];
  readonly state: ReturnType<typeof memoryState>;
  view: SubnetView;
  /** What the chain answers. */
  refusal: ErrorReport | undefined;
  addMiner(uid: number, solve: Solve, over?: Partial<MinerOptions>): MinerRole;
  validator(over?: Partial<ValidatorOptions>): ValidatorRole;
  /** Runs a round to its end, moving the clock as far as it takes. */
  round(role: ValidatorRole): ReturnType<ValidatorRole["runRound"]>;
  /** Replaces how an endpoint is dialled. */
  readonly dials: Map<string, (signal: AbortSignal) => Promise<Duplex>>;
}

/** A validator at UID 0 and miners at the others, in one process and in virtual time. */
export function createNetwork(uids: readonly number[]): Network {
  const clock = createVirtualClock();
  const network: Network = {
    clock,
    miners: new Map(),
    calls: [],
    dialled: [],
    state: memoryState(),
    view: viewOf([0, ...uids].map((uid) => neuron(uid))),
    refusal: undefined,
    dials: new Map(),
    addMiner: (uid, solve, over = {}) => {
      const role = createMinerRole({
        contract,
        miner: minerThat(solve),
        genesisHash,
        view: () => network.view,
        signer: developmentSigner("roles", `neuron ${uid}`),
        clock,
        deadline: "clock",
        log: quietLog,
        ...over,
      });
      network.miners.set(`ws://miner-${uid}`, role);
      return role;
    },
    validator: (over = {}) =>
      createValidatorRole({
        contract,
        validator: echoValidator(),
        netuid,
        chain: {
          genesisHash,
          setWeights: (id, set, values) => {
            network.calls.push({ netuid: id, uids: set, values });
            return Promise.resolve(network.refusal);
          },
        },
        dial: (endpoint, caller, signal) => {
          network.dialled.push(endpoint);
          const special = network.dials.get(endpoint);
          if (special) return special(signal);
          const miner = network.miners.get(endpoint);
          if (!miner) return Promise.reject(fail(protocolErrors.closed));
          const [near, far] = createMemoryDuplexPair();
          void miner.accept(far, caller);
          return Promise.resolve(near);
        },
        signer: developmentSigner("roles", "neuron 0"),
        clock,
        deadline: "clock",
        log: quietLog,
        state: network.state,
        ...over,
      }),
    round: async (role) => {
      const running = role.runRound(network.view);
      let done = false;
      void running.catch(() => undefined).finally(() => (done = true));
      for (let step = 0; step < 400 && !done; step += 1) await clock.advance(step < 5 ? 0 : 500);
      return running;
    },
  };
  return network;
}
