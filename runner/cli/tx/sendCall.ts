import type { Call } from "../../../core/chain/callSchemas.js";
import { chainErrors } from "../../../core/chain/chainErrors.js";
import type { Receipt } from "../../../core/chain/receipt.js";
import { signExtrinsic } from "../../../core/chain/signExtrinsic.js";
import { bytesToHex } from "../../../core/primitives/bytes.js";
import { fail, isSubnetkitError, SubnetkitError } from "../../../core/primitives/errors.js";
import type { Signer } from "../../../core/primitives/keys.js";
import type { Client } from "../../../plugins/rpc/client/connect.js";
import { cliErrors } from "../cliErrors.js";

export interface SendOptions {
  /** The account's next one if left out. */
  readonly nonce?: number;
  readonly lifetimeBlocks: number;
  /** How long to wait for the block; not at all if left out. */
  readonly timeoutMs?: number;
}

/** A call that the node took, and its block once it is in one. */
export interface Sent {
  readonly id: string;
  readonly call: Call["name"];
  readonly signer: string;
  readonly nonce: number;
  readonly included?: {
    readonly height: number;
    readonly blockId: string;
    readonly receipt: Receipt & { readonly ok: true };
  };
}

/** A block as the node's RPC shows it, as far as it is read here. */
interface ShownBlock {
  readonly height: number;
  readonly id: string;
  readonly receipts: readonly Receipt[];
}

/**
 * Signs a call, submits it and waits until it is in a block.
 *
 * @throws the refusal of the pool or of the receipt; SK2104 when its time to live ends without a block, SK2105 when the
 * waiting takes too long
 */
export async function sendCall(
  node: Client,
  signer: Signer,
  call: Call,
  options: SendOptions,
): Promise<Sent> {
  // Of the node's own methods, whose answers have these types.
  const info = (await node.call("chain_info")) as { genesisHash: string };
  const head = (await node.call("chain_head")) as { height: number };
  const nonce = options.nonce ?? (await nextNonce(node, signer.account));
  const era = { birth: head.height + 1, lifetime: options.lifetimeBlocks };
  const encoded = signExtrinsic(signer, { call, nonce, era, genesisHash: info.genesisHash });
  const wait = options.timeoutMs === undefined ? undefined : await watchBlocks(node);
  const { id } = (await node.call("tx_submit", { extrinsic: bytesToHex(encoded) })) as { id: string };
  const sent = { id, call: call.name, signer: signer.account, nonce };
  if (wait === undefined || options.timeoutMs === undefined) return sent;

  const block = await wait(id, era.birth + era.lifetime - 1, options.timeoutMs);
  const receipt = block.receipts.find((each) => each.id === id);
  if (receipt === undefined) throw fail(cliErrors.notIncluded, { id, height: block.height });
  if (!receipt.ok) throw new SubnetkitError(receipt);
  return { ...sent, included: { height: block.height, blockId: block.id, receipt } };
}

async function nextNonce(node: Client, account: string): Promise<number> {
  return ((await node.call("state_account", { account })) as { nonce: number }).nonce;
}

type WaitForBlock = (id: string, lastHeight: number, timeoutMs: number) => Promise<ShownBlock>;

/** Follows the chain from now on; what the result waits for may be in a block that has come in the meantime. */
async function watchBlocks(node: Client): Promise<WaitForBlock> {
  const heights: number[] = [];
  let wake = (): void => undefined;
  let closed = false;
  node.onClose(() => {
    closed = true;
    wake();
  });
  await node.subscribe("chain_subscribeBlocks", {}, (block) => {
    heights.push((block as { height: number }).height);
    wake();
  });

  return async (id, lastHeight, timeoutMs) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      wake();
    }, timeoutMs);
    try {
      for (;;) {
        const height = heights.shift();
        if (height === undefined) {
          if (closed) await node.call("chain_head"); // refuses with the connection's own code
          if (timedOut) throw fail(cliErrors.notSeenInTime, { id, timeoutMs });
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        const block = await blockAt(node, height);
        if (block?.receipts.some((receipt) => receipt.id === id)) return block;
        if (height >= lastHeight) throw fail(cliErrors.notIncluded, { id, height });
      }
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A stretch of empty blocks is announced by its end, which is not kept as a block. */
async function blockAt(node: Client, height: number): Promise<ShownBlock | undefined> {
  try {
    return (await node.call("chain_block", { height })) as ShownBlock;
  } catch (error) {
    if (isSubnetkitError(error) && error.code === chainErrors.blockUnavailable.code) return undefined;
    throw error;
  }
}
