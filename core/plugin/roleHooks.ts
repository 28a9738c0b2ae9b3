import type { ErrorReport } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { ContractSpec } from "./contract.js";
import { decide, series, waterfall } from "./hookSpec.js";
import type { Answer, Round, Task } from "./subnet.js";

/** Who asks a miner: known from the handshake, so it is true. */
export interface Caller {
  readonly netuid: number;
  readonly hotkey: AccountId;
  readonly uid: number;
  /** Consensus stake in rao. */
  readonly stake: bigint;
}

/** One task at a miner. */
export interface IncomingTask {
  /** Hex id within the session. */
  readonly taskId: string;
  readonly caller: Caller;
  readonly request: unknown;
  readonly remainingMs: number;
}

/** One task of a validator with the answers to it. */
export interface AnsweredTask {
  readonly netuid: number;
  readonly task: Task<ContractSpec>;
  readonly answers: readonly Answer<ContractSpec>[];
}

/** The hooks of miners (admit, priority, solve, response) and validators (tasks, answers, scores, weights). */
export const roleHooks = {
  /** Miner: may this caller's task join the queue? The first refusal counts, and its code is the answer. */
  admit: decide<ErrorReport, [caller: Caller, sizeBytes: number]>("caller", "sizeBytes"),
  /** Miner: a task's place in the queue, larger first; begins as the caller's stake in TAO. Not called yet: tasks are answered as they come. */
  priority: waterfall<[priority: number, caller: Caller]>("priority", "caller"),
  /** Miner: before a task is solved; a failure here refuses the task. */
  solve: series<[task: IncomingTask]>("task"),
  /** Miner: the response before it is checked against the schema and sent. */
  response: waterfall<[response: unknown, task: IncomingTask]>("response", "task"),
  /** Validator: the tasks of a round before they are sent. */
  tasks: waterfall<[tasks: readonly Task<ContractSpec>[], round: Round]>("tasks", "round"),
  /** Validator: the answers to a task, checked, before they are scored. */
  answers: waterfall<[answers: readonly Answer<ContractSpec>[], task: Task<ContractSpec>]>("answers", "task"),
  /** Validator: one score in [0, 1] per answer, before they enter the history. */
  scores: waterfall<[scores: readonly number[], task: AnsweredTask]>("scores", "task"),
  /** Validator: weight per UID before it is made a u16 and set on chain. */
  weights: waterfall<[weights: ReadonlyMap<number, number>, round: Round]>("weights", "round"),
};

export type RoleHooks = typeof roleHooks;
