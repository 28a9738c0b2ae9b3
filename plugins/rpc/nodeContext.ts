import type { SealedBlock } from "../../core/chain/block.js";
import type { Chain } from "../../core/chain/chain.js";
import { defineMethod, defineSubscription, type Method, type Subscription } from "./method.js";
import type { TObject } from "@sinclair/typebox";

/** What the methods of a node work on. */
export interface NodeContext {
  readonly chain: Chain;
  /** Takes an extrinsic into the pool and gives its id; throws the refusal. */
  readonly submit: (encoded: Uint8Array) => string;
  /** Calls back after each block; the returned function ends it. */
  readonly onBlock: (listener: (block: SealedBlock) => void) => () => void;
}

/** Types a node's method by its own schema. */
export const nodeMethod: <Params extends TObject>(
  method: Method<NodeContext, Params>,
) => Method<NodeContext, Params> = defineMethod;

/** Types a node's subscription by its own schema. */
export const nodeSubscription: <Params extends TObject>(
  subscription: Subscription<NodeContext, Params>,
) => Subscription<NodeContext, Params> = defineSubscription;
