import { randomFrom } from "../primitives/random.js";
import { fail, type ErrorReport } from "../primitives/errors.js";
import type { Reply } from "./askedTask.js";
import { beginRound, type BegunRound } from "./beginRound.js";
import { collectAnswers } from "./collectAnswers.js";
import type { ServingNeuron } from "./connectPeer.js";
import { createTasks, type PreparedTask } from "./createTasks.js";
import { judgeOrder, type SentOrder } from "./judgeOrder.js";
import { neuronOf } from "./neuronLookup.js";
import type { OrderBook } from "./organicMarket.js";
import type { HealthBook } from "./peerHealth.js";
import type { PeerPool } from "./peerPool.js";
import type { PendingStore } from "./pendingTasks.js";
import type { SubnetView } from "./ports.js";
import { refusalOf } from "./refusalOf.js";
import { roleErrors } from "./roleErrors.js";
import { createRoundTally, type RoundTally } from "./roundReport.js";
import type { HistoryStore } from "./scoreHistory.js";
import { scoreRound, type Codecs, type Scoring } from "./scoreRound.js";
import { sendTasks } from "./sendTasks.js";
import type { InTurn } from "./turns.js";
import type { ValidatorLimits, ValidatorOptions } from "./validatorOptions.js";

/** What one validator's exchanges with its miners share. */
export interface ExchangeParts {
  readonly options: ValidatorOptions;
  readonly limits: ValidatorLimits;
  readonly codecs: Codecs;
  readonly history: HistoryStore;
  readonly pending: PendingStore;
  readonly health: HealthBook;
  readonly pool: PeerPool;
  readonly book: OrderBook;
  readonly inTurn: InTurn;
}

/** One exchange: a round that is due, or one between rounds, for clients' sake. */
export interface ExchangePlan {
  readonly view: SubnetView;
  readonly kind: "due" | "between";
  /** Nobody is asked otherwise, but what is due is scored. */
  readonly mayAsk: boolean;
  readonly record: (refusal: ErrorReport) => void;
}

/** An exchange whose answers are in and scored. */
export interface Exchanged {
  readonly begun: BegunRound;
  readonly tally: RoundTally;
  readonly sent: number;
  readonly scored: number;
  readonly orders: number;
}

/** Ids of clients' tasks are derived like others, from numbers that no list of a plugin's tasks reaches. */
const FIRST_ORDER_INDEX = 2 ** 31;

/**
 * Creates tasks, sends them mixed with what clients ordered, and scores the answers. What touches the state happens in turn; in the
 * meantime, while miners work, others may.
 *
 * @param finish runs right after scoring, before anybody else's turn
 */
export async function runExchange<T>(
  parts: ExchangeParts,
  plan: ExchangePlan,
  finish: (exchanged: Exchanged) => Promise<T>,
): Promise<Exchanged & { readonly finished: T }> {
  const { options, limits, codecs, pool, inTurn } = parts;
  const { view, kind, mayAsk, record } = plan;
  const { signer, state, chain } = options;

  const { begun, created } = await inTurn(async () => {
    const round = beginRound(view, { signer, state, genesisHash: chain.genesisHash }, kind);
    const tasks = mayAsk ? await createTasks(options, limits, codecs, round.round, round.secret, record) : [];
    return { begun: round, created: tasks };
  });
  const orders = mayAsk ? takeOrders(parts.book, begun) : [];
  try {
    const { tasks, peers } = choose(plan, begun, created, orders);
    pool.keep(mayAsk ? begun.neurons : []);
    const replies = await send(parts, begun, tasks, peers, orders);
    return await inTurn(async () => {
      const tally = createRoundTally(peers.map(({ uid, hotkey }) => ({ uid, hotkey })));
      const scoring = scoringOf(parts, plan, begun, tally);
      parts.history.forgetReplaced(view.neurons);
      const answered = tasks.map((task) => {
        const own = replies.get(task.taskId) ?? [];
        const known = recipientsOf(task, peers).map(({ uid, hotkey }) => ({ uid, hotkey }));
        return { ...task, ...collectAnswers(codecs.answer, task.task.request, known, own, tally) };
      });
      const scored = await scoreRound(scoring, answered);
      for (const order of orders) await judgeOrder(scoring, order, repliesTo(order, begun, replies));
      const exchanged = { begun, tally, sent: tasks.length, scored, orders: orders.length };
      const finished = await finish(exchanged);
      keepState(options, record);
      return { ...exchanged, finished };
    });
  } catch (error) {
    for (const { reject } of orders) reject(error as Error); // whatever was thrown is what the client is told
    throw error;
  }
}

function keepState({ keep }: ValidatorOptions, record: ExchangePlan["record"]): void {
  try {
    keep?.();
  } catch (error) {
    record(refusalOf(error));
  }
}

/**
 * A round asks everybody everything. Between rounds each client's request is accompanied by a task of the validator's own to the same
 * miners, so that one at an odd time is as likely one as the other.
 */
function choose(
  { kind, mayAsk }: ExchangePlan,
  { neurons }: BegunRound,
  created: readonly PreparedTask[],
  orders: readonly SentOrder[],
): { readonly tasks: readonly PreparedTask[]; readonly peers: readonly ServingNeuron[] } {
  if (kind === "due") return { tasks: created, peers: mayAsk ? neurons : [] };
  const asked = new Set(orders.flatMap(({ order }) => order.miners.map(({ hotkey }) => hotkey)));
  const peers = neurons.filter(({ hotkey }) => asked.has(hotkey));
  return {
    tasks: created.filter((task) => recipientsOf(task, peers).length > 0).slice(0, orders.length),
    peers,
  };
}

/** Whom a task is for: everybody who is asked, or those of them that it names. */
function recipientsOf({ task }: PreparedTask, peers: readonly ServingNeuron[]): readonly ServingNeuron[] {
  return task.to ? peers.filter(({ uid }) => task.to?.includes(uid)) : peers;
}

function takeOrders(book: OrderBook, { secret }: BegunRound): readonly SentOrder[] {
  return book.takeAll().map((waiting, index) => ({
    ...waiting,
    taskId: secret.taskId(FIRST_ORDER_INDEX + index),
    scoreSeed: secret.scoreSeed(FIRST_ORDER_INDEX + index),
  }));
}

/** Of an order's miners those that still serve under the UID they were chosen by. */
function servingMiners({ order }: SentOrder, { neurons }: BegunRound): readonly ServingNeuron[] {
  return order.miners.flatMap(
    ({ uid, hotkey }) => neurons.find((neuron) => neuron.uid === uid && neuron.hotkey === hotkey) ?? [],
  );
}

/** One reply for each of an order's miners; one that is gone can't be reached. */
function repliesTo(
  sent: SentOrder,
  begun: BegunRound,
  replies: ReadonlyMap<string, readonly Reply[]>,
): readonly Reply[] {
  const own = replies.get(sent.taskId) ?? [];
  const byHotkey = new Map(servingMiners(sent, begun).map(({ hotkey }, index) => [hotkey, own[index]]));
  const { code, message } = fail(roleErrors.gone);
  const gone: Reply = { missing: "unreachable", problem: { code, reason: message } };
  return sent.order.miners.map(({ hotkey }) => byHotkey.get(hotkey) ?? gone);
}

async function send(
  { options, pool, health }: ExchangeParts,
  begun: BegunRound,
  tasks: readonly PreparedTask[],
  peers: readonly ServingNeuron[],
  orders: readonly SentOrder[],
): Promise<ReadonlyMap<string, readonly Reply[]>> {
  const all = [
    ...tasks.map((task) => ({
      taskId: task.taskId,
      body: task.requestBody,
      peers: recipientsOf(task, peers),
    })),
    ...orders.map((sent) => ({
      taskId: sent.taskId,
      body: sent.order.requestBody,
      peers: servingMiners(sent, begun),
    })),
  ];
  const replies = await sendTasks(all, pool.lineTo, {
    order: randomFrom(begun.secret.orderSeed),
    commitReveal: options.contract.task.commitReveal === true,
  });
  for (const task of all) {
    replies.get(task.taskId)?.forEach((reply, index) => {
      const peer = task.peers[index];
      if (peer) health.note(peer.hotkey, reply);
    });
  }
  return replies;
}

function scoringOf(
  { options, limits, codecs, history, pending }: ExchangeParts,
  { view, record }: ExchangePlan,
  { round }: BegunRound,
  tally: RoundTally,
): Scoring {
  const holds: Scoring["holds"] = ({ uid, hotkey }) => neuronOf(view, hotkey)?.uid === uid;
  return { options, limits, codecs, history, pending, tally, round, holds, record };
}
