import { ownFolder } from "../../../runner/neuron/ownFolder.js";
import type { ContractSpec, Outcome, ValidatorSettings } from "../../../core/plugin/contract.js";
import { createMessageCodec } from "../../../core/plugin/messageCodec.js";
import { createPluginState, type JournaledState } from "../../../core/plugin/pluginState.js";
import { createValidator } from "../../../core/plugin/createValidator.js";
import type {
  ModelLoaders,
  Peer,
  PluginLog,
  Round,
  ScoreHistory,
  Subnet,
  Task,
  Validator,
} from "../../../core/plugin/subnet.js";
import { fail, SubnetkitError, type ErrorReport } from "../../../core/primitives/errors.js";
import { sha256Hex } from "../../../core/primitives/hash.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { createAnswerReader } from "../../../core/roles/answerReader.js";
import { collectAnswers } from "../../../core/roles/collectAnswers.js";
import { createTasks, prepareTask } from "../../../core/roles/createTasks.js";
import { reasonOf } from "../../../core/roles/reasonOf.js";
import { roleErrors } from "../../../core/roles/roleErrors.js";
import { roundSecretOf } from "../../../core/roles/roundSecret.js";
import { scoreTask } from "../../../core/roles/scoreTask.js";
import { createSecretCodec } from "../../../core/roles/secretCodec.js";
import { DEFAULT_VALIDATOR_LIMITS, type ValidatorOptions } from "../../../core/roles/validatorOptions.js";
import { createVirtualClock } from "../../../core/roles/virtualClock.js";
import { meanScores } from "../../../core/roles/meanScores.js";
import { quietLogger } from "../../../runner/simulate/quietLogger.js";
import { kitErrors } from "../kitErrors.js";
import { createAnswerMaker, type AnswerMaker, type GivenAnswer } from "./givenAnswers.js";
import { harnessModels } from "./harnessModels.js";

export interface ValidatorHarnessOptions<C extends ContractSpec> {
  /** Models in the place of the contract's. */
  readonly models?: Partial<ModelLoaders<C>>;
  readonly log?: PluginLog;
  /** What the validator remembers from before; nothing if left out. */
  readonly state?: JournaledState;
  /** On top of the defaults that the contract gives them. */
  readonly settings?: Partial<ValidatorSettings<C>>;
}

/** How a task is scored, where that matters. */
export interface HarnessScoring<C extends ContractSpec> {
  /** What came of the task; the validator is asked if left out. */
  readonly outcome?: Outcome<C>;
  /** Decides the randomness of the scoring; "test" if left out. */
  readonly seed?: string;
  /** In which round; that of `round()` if left out. */
  readonly round?: Partial<Round>;
}

/** One validator alone, its messages checked as on the wire. */
export interface ValidatorHarness<C extends ContractSpec> extends AnswerMaker<C> {
  /** What the validator remembers: takes snapshots, and goes back to them. */
  readonly state: JournaledState;
  /** A round of height 100 with four peers, where nothing else is given. */
  round(given?: Partial<Round>): Round;
  /** @throws SK1520 when the plugin fails · SK1521 for a task that its contract refuses */
  createTasks(round?: Partial<Round>): Promise<readonly Task<C>[]>;
  /**
   * Scores answers to a task, made by `answer`, `streamed`, `missing` and `malformed`.
   *
   * @returns one score in [0, 1] for each, in their order
   * @throws SK1521 for a task that its contract refuses · SK1522 when the plugin fails · SK1523 for what is no list of scores · SK1524, SK2943 for the outcome
   */
  score(
    task: Task<C>,
    answers: readonly GivenAnswer[],
    scoring?: HarnessScoring<C>,
  ): Promise<readonly number[]>;
  /** The weights that the validator makes of its scores: its own, or the mean. */
  weights(history: ScoreHistory): ReadonlyMap<number, number>;
  dispose(): Promise<void>;
}

const HEIGHT = 100;
const PEERS = 4;

/**
 * Creates the validator of a subnet, without a network.
 *
 * @throws SK1324 a bad setting · SK1373 the code throws, or what it makes is no validator
 * @example
 * const validator = await createValidatorHarness(subnet);
 * const [task] = await validator.createTasks();
 * const [good, late] = await validator.score(task, [validator.answer({ value: 3 }), validator.missing("late")]);
 */
export async function createValidatorHarness<C extends ContractSpec>(
  subnet: Subnet<C>,
  {
    models: doubles,
    log = quietLogger,
    state = createPluginState(),
    settings,
  }: ValidatorHarnessOptions<C> = {},
): Promise<ValidatorHarness<C>> {
  const { contract } = subnet;
  const owned = harnessModels(subnet, doubles);
  // A host holds subnets of all contracts as `Subnet`: what passes their functions has passed their schemas.
  const hosted = subnet as unknown as Subnet;
  const folder = ownFolder(contract, undefined);
  const validator = await createValidator(hosted, {
    settings,
    models: owned.models,
    state,
    log,
    ...folder.context,
  });
  const options = (own: Validator<ContractSpec>): ValidatorOptions => ({
    contract,
    validator: own,
    netuid: 1,
    chain: { genesisHash: "", setWeights: () => Promise.resolve(undefined) },
    dial: () => Promise.reject(new Error("a harness has no peers")),
    signer: developmentSigner("harness", "validator"),
    clock: createVirtualClock(),
    deadline: "patient",
    log,
    state,
  });
  const codecs = { message: createMessageCodec<ContractSpec>(contract), secret: createSecretCodec(contract) };
  const read = createAnswerReader(contract);
  const roundOf = (given: Partial<Round> = {}): Round => ({
    height: HEIGHT,
    seed: sha256Hex("harness round"),
    privateSeed: sha256Hex("harness private round"),
    peers: Array.from({ length: PEERS }, (_, index) => peerAt(index)),
    ...given,
  });

  const assertTask = (task: Task<C>): void => {
    try {
      prepareTask(contract.id, codecs, task, "", "");
    } catch (cause) {
      throw fail(roleErrors.badTask, { plugin: contract.id, reason: reasonOf(cause) }, cause);
    }
  };

  return {
    ...createAnswerMaker(contract),
    state,
    round: roundOf,
    createTasks: async (given) => {
      const round = roundOf(given);
      const refusals: ErrorReport[] = [];
      const { signer, chain } = options(validator);
      const secret = roundSecretOf(signer, { ...chain, netuid: 1, seed: round.seed, number: round.height });
      const prepared = await createTasks(
        options(validator),
        DEFAULT_VALIDATOR_LIMITS,
        codecs,
        round,
        secret,
        (refusal) => void refusals.push(refusal),
      );
      const [refusal] = refusals;
      if (refusal) throw new SubnetkitError(refusal);
      // They have passed the contract's schemas.
      return prepared.map(({ task }) => task as unknown as Task<C>);
    },
    score: async (task, answers, { outcome, seed = "test", round } = {}) => {
      assertTask(task);
      const own = outcome === undefined ? validator : { ...methodsOf(validator), outcome: () => outcome };
      const peers = answers.map((_, index) => peerAt(index));
      const replies = answers.map((given) =>
        "raw" in given
          ? given.raw
          : { missing: given.missing, problem: { code: "", reason: "the test said so" } },
      );
      const tally = { answered: () => undefined, missed: () => undefined };
      const collected = collectAnswers(read, task.request, peers, replies, tally);
      const scores = await scoreTask(options(own), DEFAULT_VALIDATOR_LIMITS, roundOf(round), {
        task: task,
        scoreSeed: seed,
        answers: collected.answers,
      });
      if (!scores) throw fail(kitErrors.outcomeUnknown, { subnet: contract.id });
      return scores;
    },
    weights: (history) => validator.weights?.(history) ?? meanScores(history),
    dispose: async () => {
      await validator.dispose?.();
      await owned.dispose();
      folder.dispose();
    },
  };
}

function peerAt(index: number): Peer {
  return { uid: index + 1, hotkey: developmentSigner("harness", `peer ${index + 1}`).account };
}

function methodsOf(validator: Validator<ContractSpec>): Validator<ContractSpec> {
  return {
    createTasks: (round) => validator.createTasks(round),
    score: (input) => validator.score(input),
  };
}
