import { createMessageCodec } from "../plugin/messageCodec.js";
import { schemaHash } from "../plugin/schemaHash.js";
import { fail, type ErrorReport } from "../primitives/errors.js";
import { createAnswerReader } from "./answerReader.js";
import { lastHeightOf } from "./beginRound.js";
import { runExchange, type ExchangeParts, type ExchangePlan } from "./exchange.js";
import { exampleRequest } from "./exampleRequest.js";
import { gatewayErrors } from "./gatewayErrors.js";
import { neuronOf } from "./neuronLookup.js";
import { createOrderBook, type OrganicMarket } from "./organicMarket.js";
import { createHealthBook } from "./peerHealth.js";
import { createPeerPool } from "./peerPool.js";
import { createPendingStore } from "./pendingTasks.js";
import type { NeuronRecord, SubnetView } from "./ports.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import type { RoundReport } from "./roundReport.js";
import { createHistoryStore } from "./scoreHistory.js";
import { createSecretCodec } from "./secretCodec.js";
import { sessionLimitsFor } from "./sessionLimits.js";
import { setWeights } from "./setWeights.js";
import { standingsOf } from "./standings.js";
import { createTurns } from "./turns.js";
import { DEFAULT_VALIDATOR_LIMITS, type ValidatorLimits, type ValidatorOptions } from "./validatorOptions.js";

/** What a validator does, over any transport, clock and chain. */
export interface ValidatorRole {
  /**
   * Runs one round on a view of the subnet: asks every serving miner, scores what is due, sets weights. What clients have
   * ordered meanwhile is sent along. What goes wrong on the way is in the report.
   *
   * @throws SK1534 while another round runs, SK1535 after close, SK1540 when the validator's state is damaged
   */
  readonly runRound: (view: SubnetView) => Promise<RoundReport>;
  /** What it sells to clients; `createGatewayRole` stands before it. */
  readonly market: OrganicMarket;
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
  const { netuid, clock, signer, state } = options;
  const limits: ValidatorLimits = {
    ...DEFAULT_VALIDATOR_LIMITS,
    session: sessionLimitsFor(options.contract),
    ...options.limits,
  };
  const orderListeners = new Set<() => void>();
  let lastView: SubnetView | undefined;
  let isRunning = false;
  let isClosed = false;
  const parts = partsOf(options, limits, {
    height: () => lastView?.height ?? 0,
    onOrder: () => orderListeners.forEach((listener) => listener()),
  });
  const { book, history, health, pending, pool } = parts;
  const recorder =
    ({ height }: SubnetView, refusals: ErrorReport[]): ExchangePlan["record"] =>
    (refusal) => {
      const { code, message, next } = refusal;
      refusals.push({ code, message, next });
      options.onFailure?.(refusal);
      options.log.warn("refused", { height, code, reason: message });
    };
  const refuseOrders = (refusal: ErrorReport): void => {
    const reason = reasonOf(refusal.message);
    for (const { reject } of book.takeAll()) reject(fail(gatewayErrors.cannotValidate, { reason }));
  };

  const run = async (view: SubnetView): Promise<RoundReport> => {
    const startMs = clock.nowMs();
    const refusals: ErrorReport[] = [];
    const record = recorder(view, refusals);
    const notPermitted = refusalToValidate(view, signer.account);
    if (notPermitted) refuseOrders(notPermitted);
    const plan: ExchangePlan = { view, kind: "due", mayAsk: !notPermitted, record };
    const done = await runExchange(parts, plan, async ({ begun }) => {
      const remembered = { history: history.read(), means: history.means() };
      const set = notPermitted ?? (await setWeights(options, remembered, begun.round, view.neurons));
      if ("code" in set) record(set);
      return { weights: "code" in set ? [] : set, means: history.means(), waiting: pending.count() };
    });
    const { begun, tally, sent, scored, orders, finished } = done;
    const peers = tally.reports(finished.means);
    return {
      netuid,
      height: view.height,
      seed: begun.round.seed,
      tasks: { sent: peers.length === 0 ? 0 : sent, scored, waiting: finished.waiting },
      orders,
      peers,
      weights: finished.weights,
      refusals,
      elapsedMs: clock.nowMs() - startMs,
    };
  };

  return {
    runRound: async (view) => {
      if (isClosed) throw fail(roleErrors.closed);
      if (isRunning) throw fail(roleErrors.roundRunning);
      isRunning = true;
      lastView = view;
      try {
        return await run(view);
      } finally {
        isRunning = false;
      }
    },
    market: {
      miners: () => (lastView ? standingsOf(lastView, signer.account, history, health) : []),
      submit: (order) => book.submit(order),
      get waiting() {
        return book.waiting;
      },
      example: (view, seed) => exampleRequest(parts, view, seed),
      onOrder: (listener) => void orderListeners.add(listener),
      observe: (view) => {
        lastView = view;
      },
      serve: async (view) => {
        lastView = view;
        if (book.waiting === 0 || isClosed) return;
        const notPermitted = refusalToValidate(view, signer.account);
        if (notPermitted) refuseOrders(notPermitted);
        else {
          const record = recorder(view, []);
          await runExchange(parts, { view, kind: "between", mayAsk: true, record }, () => Promise.resolve());
        }
      },
    },
    lastRoundHeight: () => lastHeightOf(state).read(),
    close: () => {
      isClosed = true;
      book.close();
      pool.close();
    },
  };
}

/** What the exchanges of one validator share. */
function partsOf(
  own: ValidatorOptions,
  bounds: ValidatorLimits,
  calls: { readonly height: () => number; readonly onOrder: () => void },
): ExchangeParts {
  const { contract, chain, netuid, signer, state } = own;
  const identity = {
    genesisHash: chain.genesisHash,
    netuid,
    plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
    signer,
    limits: bounds.session,
    height: calls.height,
  };
  return {
    options: own,
    limits: bounds,
    codecs: {
      message: createMessageCodec(contract),
      secret: createSecretCodec(contract),
      answer: createAnswerReader(contract),
    },
    history: createHistoryStore(state, bounds.maxHistory),
    pending: createPendingStore(state),
    health: createHealthBook(),
    pool: createPeerPool({ ...own, ...bounds, identity }),
    book: createOrderBook(bounds.maxOrders, calls.onOrder),
    inTurn: createTurns(),
  };
}

/** Why a hotkey can't validate in a subnet as it is, if it can't. */
function refusalToValidate(view: SubnetView, hotkey: NeuronRecord["hotkey"]): ErrorReport | undefined {
  const own = neuronOf(view, hotkey);
  if (!own) return fail(roleErrors.notRegistered, { hotkey, netuid: view.netuid });
  if (!own.validatorPermit) return fail(roleErrors.noPermit, { uid: own.uid, netuid: view.netuid });
  return undefined;
}
