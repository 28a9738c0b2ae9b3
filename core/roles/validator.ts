import { createMessageCodec } from "../plugin/messageCodec.js";
import { schemaHash } from "../plugin/schemaHash.js";
import { fail, type ErrorReport } from "../primitives/errors.js";
import type { Identity } from "../protocol/handshake.js";
import { beginRound, lastHeightOf } from "./beginRound.js";
import { createAnswerReader } from "./answerReader.js";
import { collectAnswers } from "./collectAnswers.js";
import { createCommitWindow } from "./commitWindow.js";
import { createTasks } from "./createTasks.js";
import { neuronOf } from "./neuronLookup.js";
import type { Reply } from "./askedTask.js";
import type { OutgoingTask, PeerConnection } from "./peerConnection.js";
import { createPeerPool } from "./peerPool.js";
import { createPendingStore } from "./pendingTasks.js";
import type { NeuronRecord, SubnetView } from "./ports.js";
import { roleErrors } from "./roleErrors.js";
import { createRoundTally, type RoundReport } from "./roundReport.js";
import { createHistoryStore } from "./scoreHistory.js";
import { scoreRound, type Codecs } from "./scoreRound.js";
import { createSecretCodec } from "./secretCodec.js";
import { setWeights } from "./setWeights.js";
import { DEFAULT_VALIDATOR_LIMITS, type ValidatorLimits, type ValidatorOptions } from "./validatorOptions.js";
import { meanScores } from "./weights.js";

/** What a validator does, over any transport, clock and chain. */
export interface ValidatorRole {
  /**
   * Runs one round on a view of the subnet: asks every serving miner, scores what is due, sets weights. What goes
   * wrong on the way is in the report.
   *
   * @throws SK1534 while another round runs, SK1535 after close, SK1540 when the validator's state is damaged
   */
  readonly runRound: (view: SubnetView) => Promise<RoundReport>;
  /** Height of the last round that its state remembers. @throws SK1540 */
  readonly lastRoundHeight: () => number | undefined;
  /** Ends all sessions. The plugin's validator is left to whoever created it. */
  readonly close: () => void;
}

/**
 * Creates a validator's role.
 *
 * @example
 * const role = createValidatorRole({ contract, validator, netuid, chain, dial, signer, clock, deadline: "clock", log, state });
 * const report = await role.runRound(await chain.subnet(netuid));
 */
export function createValidatorRole(options: ValidatorOptions): ValidatorRole {
  const { contract, chain, netuid, clock, signer, state } = options;
  const limits: ValidatorLimits = { ...DEFAULT_VALIDATOR_LIMITS, ...options.limits };
  const codecs: Codecs = {
    message: createMessageCodec(contract),
    secret: createSecretCodec(contract),
    answer: createAnswerReader(contract),
  };
  const history = createHistoryStore(state, limits.maxHistory);
  const pending = createPendingStore(state);
  let height = 0;
  let isRunning = false;
  let isClosed = false;

  const identity: Identity = {
    genesisHash: chain.genesisHash,
    netuid,
    plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
    signer,
    limits: limits.session,
    height: () => height,
  };
  const pool = createPeerPool({ ...options, ...limits, identity });

  const askAll = async (
    lines: readonly PeerConnection[],
    tasks: readonly OutgoingTask[],
  ): Promise<readonly (readonly Reply[])[]> => {
    if (!contract.task.commitReveal) return Promise.all(lines.map((line) => line.ask(tasks)));
    // Nobody's answer is asked for before everybody's time is over: who can't be reached must not use it up.
    await Promise.all(lines.map((line) => line.connect()));
    const window = createCommitWindow(lines.length);
    return Promise.all(lines.map((line) => line.ask(tasks, window)));
  };

  const run = async (view: SubnetView): Promise<RoundReport> => {
    const startMs = clock.nowMs();
    const refusals: ErrorReport[] = [];
    const record = (refusal: ErrorReport): void => {
      refusals.push({ code: refusal.code, message: refusal.message, next: refusal.next });
      options.log.warn("refused", { height: view.height, code: refusal.code, reason: refusal.message });
    };
    const { round, neurons, secret } = beginRound(view, { signer, state, genesisHash: chain.genesisHash });
    const notPermitted = refusalToValidate(view, signer.account);
    // Without a permit every miner would refuse: nobody is asked, but what is due is scored.
    const peers = notPermitted ? [] : round.peers;
    const tasks = notPermitted ? [] : await createTasks(options, limits, codecs, round, secret, record);

    const lines = pool.linesTo(notPermitted ? [] : neurons);
    const outgoing = tasks.map(({ taskId, requestBody }) => ({ taskId, body: requestBody }));
    const byPeer = tasks.length === 0 ? [] : await askAll(lines, outgoing);

    const tally = createRoundTally(peers);
    history.forgetReplaced(view.neurons);
    const scored = await scoreRound(
      {
        options,
        limits,
        codecs,
        history,
        pending,
        tally,
        round,
        holds: ({ uid, hotkey }) => neuronOf(view, hotkey)?.uid === uid,
        record,
      },
      tasks.map((task, index) => {
        const replies = byPeer.flatMap((ofPeer) => ofPeer[index] ?? []);
        return { ...task, ...collectAnswers(codecs.answer, task.task.request, peers, replies, tally) };
      }),
    );

    const scores = history.read();
    const set = notPermitted ?? (await setWeights(options, scores, round, view.neurons));
    if ("code" in set) record(set);
    return {
      netuid,
      height: view.height,
      seed: round.seed,
      tasks: { sent: peers.length === 0 ? 0 : tasks.length, scored, waiting: pending.count() },
      peers: tally.reports(meanScores(scores)),
      weights: "code" in set ? [] : set,
      refusals,
      elapsedMs: clock.nowMs() - startMs,
    };
  };

  return {
    runRound: async (view) => {
      if (isClosed) throw fail(roleErrors.closed);
      if (isRunning) throw fail(roleErrors.roundRunning);
      isRunning = true;
      height = view.height;
      try {
        return await run(view);
      } finally {
        isRunning = false;
      }
    },
    lastRoundHeight: () => lastHeightOf(state).read(),
    close: () => {
      isClosed = true;
      pool.close();
    },
  };
}

/** Why a hotkey can't validate in a subnet as it is, if it can't. */
function refusalToValidate(view: SubnetView, hotkey: NeuronRecord["hotkey"]): ErrorReport | undefined {
  const own = neuronOf(view, hotkey);
  if (!own) return fail(roleErrors.notRegistered, { hotkey, netuid: view.netuid });
  if (!own.validatorPermit) return fail(roleErrors.noPermit, { uid: own.uid, netuid: view.netuid });
  return undefined;
}
