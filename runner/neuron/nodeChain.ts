import type { Call } from "../../core/chain/callSchemas.js";
import { chainErrors } from "../../core/chain/chainErrors.js";
import { signExtrinsic } from "../../core/chain/signExtrinsic.js";
import { bytesToHex } from "../../core/primitives/bytes.js";
import { reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { PROTOCOL_VERSION } from "../../core/protocol/version.js";
import type { ChainPort, SubnetView } from "../../core/roles/ports.js";
import type { Client } from "../../plugins/rpc/client/connect.js";

/** Blocks in which a neuron's extrinsic may be included. */
const LIFETIME_BLOCKS = 64;

interface MetagraphJson extends Omit<SubnetView, "versionKey" | "neurons"> {
  readonly versionKey: string;
  readonly neurons: readonly (Omit<SubnetView["neurons"][number], "stake"> & { readonly stake: string })[];
}

/** One subnet as a node's RPC shows it. */
export async function readSubnetView(node: Client, netuid: number): Promise<SubnetView> {
  // The node is the neuron's own: its answers have the shape that its method declares.
  const json = (await node.call("metagraph_get", { netuid })) as MetagraphJson;
  return {
    netuid: json.netuid,
    height: json.height,
    blockId: json.blockId,
    tempo: json.tempo,
    versionKey: BigInt(json.versionKey),
    neurons: json.neurons.map(({ uid, hotkey, coldkey, endpoint, validatorPermit, stake }) => ({
      uid,
      hotkey,
      coldkey,
      endpoint,
      validatorPermit,
      stake: BigInt(stake),
    })),
  };
}

/** A neuron's access to the chain through a node's RPC: reads, and extrinsics signed with its hotkey. */
export function nodeChain(node: Client, genesisHash: string, signer: Signer): ChainPort {
  /** Submissions of one signer go one after the other: each needs the nonce that the one before it left. */
  let last: Promise<unknown> = Promise.resolve();
  let nextNonce: number | undefined;

  const submitOnce = async (call: Call): Promise<ErrorReport | undefined> => {
    try {
      const head = (await node.call("chain_head")) as { readonly height: number };
      nextNonce ??= await readNonce(node, signer.account);
      const encoded = signExtrinsic(signer, {
        call,
        nonce: nextNonce,
        era: { birth: head.height + 1, lifetime: LIFETIME_BLOCKS },
        genesisHash,
      });
      await node.call("tx_submit", { extrinsic: bytesToHex(encoded) });
      nextNonce += 1;
      return undefined;
    } catch (error) {
      // Whatever was refused, the chain knows best which nonce is next.
      nextNonce = undefined;
      return reportOf(error);
    }
  };
  const submit = async (call: Call): Promise<ErrorReport | undefined> => {
    const isRemembered = nextNonce !== undefined;
    const refusal = await submitOnce(call);
    // Others may have signed with this hotkey meanwhile: its owner's client of a subnet, or its owner at a terminal.
    return isRemembered && refusal?.code === chainErrors.nonceUsed.code ? submitOnce(call) : refusal;
  };
  const inTurn = (call: Call): Promise<ErrorReport | undefined> => {
    const turn = last.then(() => submit(call));
    last = turn;
    return turn;
  };

  return {
    genesisHash,
    subnet: (netuid) => readSubnetView(node, netuid),
    setWeights: async (netuid, uids, values) => {
      const { versionKey } = await readSubnetView(node, netuid);
      return inTurn({
        name: "weights.set",
        args: { netuid, uids: [...uids], values: [...values], versionKey },
      });
    },
    serve: (netuid, endpoint) =>
      inTurn({ name: "neurons.serve", args: { netuid, endpoint, protocol: PROTOCOL_VERSION } }),
  };
}

async function readNonce(node: Client, account: AccountId): Promise<number> {
  const { nonce } = (await node.call("state_account", { account })) as { readonly nonce: number };
  return nonce;
}
