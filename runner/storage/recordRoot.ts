import type { Call } from "../../core/chain/callSchemas.js";
import { chainErrors } from "../../core/chain/chainErrors.js";
import { bytesToHex } from "../../core/primitives/bytes.js";
import { isSubnetkitError } from "../../core/primitives/errors.js";
import type { Signer } from "../../core/primitives/keys.js";
import { registryErrors } from "../../core/registry/registryErrors.js";
import type { Client } from "../../plugins/rpc/client/connect.js";
import { sendCall, type Sent } from "../cli/tx/sendCall.js";

/** What a commitment to a catalogue begins with. */
const MARK = Buffer.from("SKS1");

/** A neuron's catalogue root as the chain has it, in hex; undefined when it committed to none. */
export async function recordedRoot(
  node: Client,
  netuid: number,
  hotkey: string,
): Promise<string | undefined> {
  const commitments = (await node.call("state_commitments", { netuid })) as readonly {
    readonly hotkey?: string;
    readonly data: string;
  }[];
  const own = commitments.find((each) => each.hotkey === hotkey);
  const mark = bytesToHex(MARK);
  return own?.data.startsWith(mark) ? own.data.slice(mark.length) : undefined;
}

/** Refusals that pass: the chain takes a commitment every few blocks only, and whoever signs with the same hotkey may have been first. */
const PASSING: ReadonlySet<string> = new Set([
  registryErrors.commitmentTooOften.code,
  chainErrors.nonceUsed.code,
  chainErrors.nonceGap.code,
]);
const LIFETIME_BLOCKS = 64;
const TIMEOUT_MS = 60_000;
const TRIES = 60;
const PAUSE_MS = 1_000;

/** What a root is sent with; a chain's own ways where they are left out. */
export interface RecordRoot {
  readonly netuid: number;
  /** The root as it is now: it is read again for every try, since another command may have stored meanwhile. */
  readonly root: () => Promise<Uint8Array>;
  readonly send: (call: CommitmentCall) => Promise<Sent>;
  readonly pause?: () => Promise<unknown>;
}

type CommitmentCall = Extract<Call, { readonly name: "commitments.set" }>;

/**
 * Commits a neuron to its catalogue's root, and tries again while that is refused for reasons that pass: the validator of the same hotkey
 * sets weights, other commands commit.
 */
export async function recordRoot({ netuid, root, send, pause = shortPause }: RecordRoot): Promise<Sent> {
  for (let left = TRIES; ; left -= 1) {
    const data = Buffer.concat([MARK, await root()]);
    try {
      return await send({ name: "commitments.set", args: { netuid, data, resetBonds: undefined } });
    } catch (error) {
      if (!isSubnetkitError(error) || !PASSING.has(error.code) || left === 0) throw error;
      await pause();
    }
  }
}

const shortPause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** Sends a commitment through a node and waits for its block. */
export function sendThrough(node: Client, signer: Signer): RecordRoot["send"] {
  return (call) => sendCall(node, signer, call, { lifetimeBlocks: LIFETIME_BLOCKS, timeoutMs: TIMEOUT_MS });
}
