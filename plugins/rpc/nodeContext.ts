import type { Advance } from "../../core/chain/advance.js";
import type { BlockRef, SealedBlock } from "../../core/chain/block.js";
import type { Chain } from "../../core/chain/chain.js";
import type { ErrorReport } from "../../core/primitives/errors.js";
import { defineMethod, defineSubscription, type Method, type Subscription } from "./method.js";
import type { TObject } from "@sinclair/typebox";

/** The mean score that one validator's weight for a miner rests on, in [0, 1]. */
export interface ScoreBehind {
  readonly validator: number;
  readonly meanScore: number;
}

/** Where a validator takes requests of clients. */
export interface GatewayAddress {
  readonly netuid: number;
  /** Id of the subnet's plugin. */
  readonly subnet: string;
  readonly uid: number;
  readonly hotkey: string;
  readonly url: string;
}

/** Whether validators of a subnet take requests of clients. */
export interface GatewayState {
  readonly netuid: number;
  /** Id of the subnet's plugin. */
  readonly subnet: string;
  /** `opening` while the validators start, also when they are loaded anew; `gone` once their thread was lost. */
  readonly state: "opening" | "open" | "gone";
}

/** What the methods of a node work on. */
export interface NodeContext {
  readonly chain: Chain;
  /** Takes an extrinsic into the pool and gives its id; throws the refusal. */
  readonly submit: (encoded: Uint8Array) => string;
  /** Takes many, signatures verified off the main thread; an answer for each, in order. */
  readonly submitBatch: (
    encoded: readonly Uint8Array[],
  ) => Promise<readonly ({ readonly id: string } | { readonly refusal: ErrorReport })[]>;
  /** Calls back after each block; the returned function ends it. */
  readonly onBlock: (listener: (block: SealedBlock) => void) => () => void;
  /** Calls back with each new head: after each block, and once after a stretch. The returned function ends it. */
  readonly onHead: (listener: (head: BlockRef) => void) => () => void;
  /**
   * What validators say they measured of a miner, behind the weights that the epoch of block `height` used. Scores are not on chain:
   * only a node that hosts its validators knows them.
   */
  readonly scores: (netuid: number, uid: number, height: number) => readonly ScoreBehind[];
  /** Open gateways of the validators that this node hosts. */
  readonly gateways: () => readonly GatewayAddress[];
  /** Of each subnet whose validators this node hosts. */
  readonly gatewayStates: () => readonly GatewayState[];
  /** Crosses empty blocks; for the methods of a development node. */
  readonly advance: (advance: Advance) => void;
}

/** Types a node's method by its own schema. */
export const nodeMethod: <Params extends TObject>(
  method: Method<NodeContext, Params>,
) => Method<NodeContext, Params> = defineMethod;

/** Types a node's subscription by its own schema. */
export const nodeSubscription: <Params extends TObject>(
  subscription: Subscription<NodeContext, Params>,
) => Subscription<NodeContext, Params> = defineSubscription;
