import type { Method, Subscription } from "./method.js";
import type { NodeContext } from "./nodeContext.js";
import { chainBlock } from "./methods/chainBlock.js";
import { chainHead } from "./methods/chainHead.js";
import { chainInfo } from "./methods/chainInfo.js";
import { chainSubscribeBlocks } from "./methods/chainSubscribeBlocks.js";
import { metagraphGet } from "./methods/metagraphGet.js";
import { stateAccount } from "./methods/stateAccount.js";
import { stateSubnet } from "./methods/stateSubnet.js";
import { stateSupply } from "./methods/stateSupply.js";
import { txSubmit } from "./methods/txSubmit.js";

/** Every method of a node's port. One file each, listed once, here. */
export const nodeMethods: readonly Method<NodeContext>[] = [
  chainInfo,
  chainHead,
  chainBlock,
  metagraphGet,
  stateAccount,
  stateSubnet,
  stateSupply,
  txSubmit,
] as Method<NodeContext>[]; // each was typed by its own schema; the dispatcher checks it before `handle` runs

export const nodeSubscriptions: readonly Subscription<NodeContext>[] = [chainSubscribeBlocks];
