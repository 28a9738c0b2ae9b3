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

const LIFETIME_BLOCKS = 64;
const TIMEOUT_MS = 60_000;
const TRIES = 10;
const PAUSE_MS = 1_000;

/** Commits a neuron to its catalogue's root. The chain takes one only every few blocks: it is tried again while it says so. */
export async function recordRoot(
  node: Client,
  netuid: number,
  signer: Signer,
  root: Uint8Array,
): Promise<Sent> {
  const data = Buffer.concat([MARK, root]);
  const call = { name: "commitments.set", args: { netuid, data, resetBonds: undefined } } as const;
  for (let left = TRIES; ; left -= 1) {
    try {
      return await sendCall(node, signer, call, { lifetimeBlocks: LIFETIME_BLOCKS, timeoutMs: TIMEOUT_MS });
    } catch (error) {
      const isTooSoon = isSubnetkitError(error) && error.code === registryErrors.commitmentTooOften.code;
      if (!isTooSoon || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
