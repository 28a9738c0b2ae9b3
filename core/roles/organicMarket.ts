import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { MissingReason, Peer } from "../plugin/subnet.js";
import type { SubnetView } from "./ports.js";
import { gatewayErrors } from "./gatewayErrors.js";

/** What a client asks, checked: whom is decided already. */
export interface OrganicOrder {
  /** As the contract's schema accepted it. */
  readonly request: unknown;
  readonly requestBody: Uint8Array;
  readonly miners: readonly Peer[];
}

/** What one miner made of a client's request. */
export type OrganicAnswer =
  | {
      readonly peer: Peer;
      readonly response: unknown;
      /** As it travelled: what the client gets. */
      readonly body: Uint8Array;
      readonly latencyMs: number;
      /** In [0, 1]; undefined when it can't be scored, or only later. */
      readonly score: number | undefined;
    }
  | { readonly peer: Peer; readonly missing: MissingReason };

export interface OrganicResult {
  /** Height at which the miners were asked. */
  readonly height: number;
  /** In the order of the order's miners. */
  readonly answers: readonly OrganicAnswer[];
}

/** A miner that can be asked, with what speaks for it. */
export interface MinerStanding {
  readonly uid: number;
  readonly hotkey: AccountId;
  /** Share in [0, 1] of the miners' half of the last epoch's emission. */
  readonly incentive: number;
  /** This validator's own mean score of it, if it has one. */
  readonly meanScore: number | undefined;
  /** Share of usable answers lately. */
  readonly answeredShare: number;
}

/** An order that waits, and whoever waits for it. */
export interface WaitingOrder {
  readonly order: OrganicOrder;
  readonly resolve: (result: OrganicResult) => void;
  readonly reject: (error: Error) => void;
}

/** Orders of clients that wait to be sent with a validator's own tasks. */
export interface OrderBook {
  /** @throws SK3007, SK3013 */
  readonly submit: (order: OrganicOrder) => Promise<OrganicResult>;
  /** All that wait; they are not in the book any more. */
  readonly takeAll: () => readonly WaitingOrder[];
  readonly waiting: number;
  /** Refuses what waits and what comes. */
  readonly close: () => void;
}

export function createOrderBook(maxWaiting: number, onOrder: () => void): OrderBook {
  let orders: WaitingOrder[] = [];
  let isClosed = false;
  return {
    submit: (order) => {
      if (isClosed) return Promise.reject(fail(gatewayErrors.closed));
      if (orders.length >= maxWaiting) {
        return Promise.reject(fail(gatewayErrors.busy, { waiting: orders.length }));
      }
      return new Promise((resolve, reject) => {
        orders.push({ order, resolve, reject });
        onOrder();
      });
    },
    takeAll: () => orders.splice(0),
    get waiting() {
      return orders.length;
    },
    close: () => {
      isClosed = true;
      for (const { reject } of orders) reject(fail(gatewayErrors.closed));
      orders = [];
    },
  };
}

/** What a validator sells: its access to miners. */
export interface OrganicMarket {
  /** Miners that can be asked, in UID order, as of the last view it was given. */
  readonly miners: () => readonly MinerStanding[];
  /** Has miners asked for a client, with the next tasks that are sent to them. @throws SK3007, SK3013, SK3014 */
  readonly submit: (order: OrganicOrder) => Promise<OrganicResult>;
  readonly waiting: number;
  /** Tells it how the subnet looks now; rounds and `serve` do so too. */
  readonly observe: (view: SubnetView) => void;
  /**
   * What a validator of this subnet might ask, encoded: something to order for who has no question of its own. Nothing is
   * remembered of it; undefined when the plugin makes no task.
   */
  readonly example: (view: SubnetView, seed: string) => Promise<Uint8Array | undefined>;
  /** Calls back when an order has come. */
  readonly onOrder: (listener: () => void) => void;
  /**
   * Sends what waits, together with as many tasks of the validator's own, without waiting for the next round. In lock-step rounds
   * alone carry orders.
   */
  readonly serve: (view: SubnetView) => Promise<void>;
}
