import type { Method, Subscription } from "./method.js";
import type { NodeContext } from "./nodeContext.js";
import { chainBlock } from "./methods/chainBlock.js";
import { chainHead } from "./methods/chainHead.js";
import { chainInfo } from "./methods/chainInfo.js";
import { chainSubscribeBlocks } from "./methods/chainSubscribeBlocks.js";
import { devAdvance } from "./methods/devAdvance.js";
import { gatewayList } from "./methods/gatewayList.js";
import { gatewayStates } from "./methods/gatewayStates.js";
import { metagraphGet } from "./methods/metagraphGet.js";
import { stateAccount } from "./methods/stateAccount.js";
import { stateCommitments } from "./methods/stateCommitments.js";
import { stateSubnet } from "./methods/stateSubnet.js";
import { stateSupply } from "./methods/stateSupply.js";
import { txStatus } from "./methods/txStatus.js";
import { txSubmit } from "./methods/txSubmit.js";
import { txSubmitBatch } from "./methods/txSubmitBatch.js";
import { yumaExplain } from "./methods/yumaExplain.js";

/** Every method of a node's port. One file each, listed once, here. */
export const nodeMethods: readonly Method<NodeContext>[] = [
  chainInfo,
  chainHead,
  chainBlock,
  metagraphGet,
  gatewayList,
  gatewayStates,
  stateAccount,
  stateSubnet,
  stateCommitments,
  stateSupply,
  txStatus,
  txSubmit,
  txSubmitBatch,
  yumaExplain,
] as Method<NodeContext>[]; // each was typed by its own schema; the dispatcher checks it before `handle` runs

/** What a development node answers beside these: nobody else may hurry a chain. */
export const developmentMethods: readonly Method<NodeContext>[] = [devAdvance] as Method<NodeContext>[]; // as above

export const nodeSubscriptions: readonly Subscription<NodeContext>[] = [chainSubscribeBlocks];
