import { schemaHash } from "../plugin/schemaHash.js";
import type { Caller } from "../plugin/roleHooks.js";
import { fail, reportOf, type ErrorReport } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { closeReason } from "../protocol/closeReason.js";
import type { Frame } from "../protocol/frames.js";
import type { Identity } from "../protocol/handshake.js";
import { assertPermitted, minerHandshake } from "../protocol/minerHandshake.js";
import type { Duplex } from "../protocol/ports.js";
import { protocolErrors } from "../protocol/protocolErrors.js";
import { createSession, type Session } from "../protocol/session.js";
import { createAnswerer } from "./answerTask.js";
import { createHeldAnswers } from "./heldAnswers.js";
import { DEFAULT_MINER_LIMITS, type MinerLimits, type MinerOptions } from "./minerOptions.js";
import { MinerTask, type MinerTaskParts } from "./minerTask.js";
import { neuronOf } from "./neuronLookup.js";
import { roleErrors } from "./roleErrors.js";
import { sessionLimitsFor } from "./sessionLimits.js";
import { createTaskQueue } from "./taskQueue.js";

/** What a miner does, over any duplex and any clock. */
export interface MinerRole {
  /** Whether a caller may try to connect: asked by a transport before any key is made. */
  readonly admit: (caller: AccountId) => ErrorReport | undefined;
  /**
   * Serves a connection whose caller named its hotkey. Resolves when the handshake is over, one way or the other;
   * never rejects.
   */
  readonly accept: (duplex: Duplex, caller: AccountId) => Promise<void>;
  /** Closes the sessions of callers that lost their permit; to be called when an epoch has ended. */
  readonly recheck: () => void;
  /** Sessions that are open. */
  readonly sessionCount: number;
  /** Ends all sessions and their tasks. The plugin's miner is left to whoever created it. */
  readonly close: () => void;
}

/**
 * Creates a miner's role: lets permitted validators in, runs the plugin on their tasks, answers in time or says why not.
 *
 * @example
 * const role = createMinerRole({ contract, miner, genesisHash, view, signer, clock, deadline: "clock", log });
 * await role.accept(duplex, callerHotkey);
 */
export function createMinerRole(options: MinerOptions): MinerRole {
  const { contract, view, clock, log } = options;
  const limits: MinerLimits = {
    ...DEFAULT_MINER_LIMITS,
    session: sessionLimitsFor(contract),
    ...options.limits,
  };
  const answerer = createAnswerer(options);
  const held = createHeldAnswers(options.signer.account, { ...options, ...limits });
  const queue = createTaskQueue(limits);
  const sessions = new Map<AccountId, Session>();
  const handshakes = new Map<AccountId, number>();
  let isClosed = false;

  const identity: Identity = {
    genesisHash: options.genesisHash,
    netuid: view().netuid,
    plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
    signer: options.signer,
    limits: limits.session,
    height: () => view().height,
  };
  const standing = (hotkey: AccountId): ReturnType<typeof neuronOf> => neuronOf(view(), hotkey);
  const assertCaller = (caller: AccountId): void => {
    if (isClosed) throw fail(roleErrors.closed);
    assertPermitted(standing, caller, identity.netuid);
    const pending = handshakes.get(caller) ?? 0;
    if (pending >= limits.maxHandshakesPerCaller) throw fail(roleErrors.tooManyHandshakes, { pending });
  };
  const admit: MinerRole["admit"] = (caller) => {
    try {
      assertCaller(caller);
      return undefined;
    } catch (error) {
      return reportOf(error);
    }
  };

  const askHook = (caller: Caller, sizeBytes: number): ErrorReport | undefined => {
    try {
      return options.hooks?.admit(caller, sizeBytes);
    } catch (error) {
      return reportOf(error);
    }
  };
  const receiveTask = (parts: MinerTaskParts, tasks: Map<string, MinerTask>, frame: Frame): void => {
    const { hotkey } = parts.session.peer;
    assertPermitted(standing, hotkey, identity.netuid);
    const neuron = standing(hotkey);
    if (!neuron) return;
    const caller = { netuid: identity.netuid, hotkey, uid: neuron.uid, stake: neuron.stake };
    const task = new MinerTask(parts, frame, caller);
    tasks.set(frame.taskId, task);
    const refusal = askHook(caller, frame.body.length);
    if (refusal) task.end(refusal);
    else if (!queue.push(task)) task.end(fail(roleErrors.busy, { waiting: queue.waiting }));
  };

  const openSession = async (duplex: Duplex, caller: AccountId): Promise<void> => {
    const timeoutMs = limits.handshakeTimeoutMs;
    const established = await minerHandshake(duplex, { identity, clock, timeoutMs, caller, standing });
    const tasks = new Map<string, MinerTask>();
    const ended = (task: MinerTask): void => {
      tasks.delete(task.taskId);
      queue.remove(task);
      queue.release(task);
    };
    let parts: MinerTaskParts | undefined;
    const session = createSession(established, {
      clock,
      onFrame: (frame, from) => {
        parts ??= { options, answerer, held, session: from, ended };
        if (frame.kind === "task") receiveTask(parts, tasks, frame);
        else if (frame.kind === "reveal") tasks.get(frame.taskId)?.reveal();
        else tasks.get(frame.taskId)?.end(fail(roleErrors.cancelled));
      },
      onEnd: (end, ended) => {
        for (const task of [...tasks.values()]) task.end(fail(roleErrors.cancelled));
        if (sessions.get(caller) === ended) sessions.delete(caller);
        log.debug("session ended", { caller, ...end });
      },
    });
    if (!session.isOpen) return;
    // Only now is it certain who calls: the newest session of a hotkey is the one that counts.
    sessions.get(caller)?.close(fail(protocolErrors.replaced));
    sessions.set(caller, session);
    if (isClosed) session.close(fail(protocolErrors.goingAway));
  };

  return {
    admit,
    accept: async (duplex, caller) => {
      const refusal = admit(caller);
      if (refusal) {
        duplex.close(closeReason(refusal));
        return;
      }
      handshakes.set(caller, (handshakes.get(caller) ?? 0) + 1);
      try {
        await openSession(duplex, caller);
      } catch (error) {
        log.info("handshake refused", { caller, ...reportOf(error) });
      } finally {
        const left = (handshakes.get(caller) ?? 1) - 1;
        if (left > 0) handshakes.set(caller, left);
        else handshakes.delete(caller);
      }
    },
    recheck: () => {
      for (const [caller, session] of sessions) {
        try {
          assertPermitted(standing, caller, identity.netuid);
        } catch (error) {
          session.close(reportOf(error));
        }
      }
    },
    get sessionCount() {
      return sessions.size;
    },
    close: () => {
      isClosed = true;
      for (const session of sessions.values()) session.close(fail(protocolErrors.goingAway));
    },
  };
}
