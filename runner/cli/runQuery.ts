import type { BlockRef } from "../../core/chain/block.js";
import type { ExtrinsicStatus } from "../../core/chain/queries/findExtrinsic.js";
import type { AccountReport } from "../../core/chain/queries/readAccount.js";
import type { CommitmentReport } from "../../core/chain/queries/readCommitments.js";
import type { Metagraph } from "../../core/chain/queries/readMetagraph.js";
import type { SubnetReport } from "../../core/chain/queries/readSubnet.js";
import type { Supply } from "../../core/chain/queries/readSupply.js";
import { connect, type Client } from "../../plugins/rpc/client/connect.js";
import type { AccountOptions, QueryOptions } from "./commands/query.js";
import { jsonText } from "./output/json.js";
import type { OnWire } from "./query/onWire.js";
import {
  renderAccount,
  renderBlock,
  renderBlockEvents,
  renderCommitments,
  renderFacts,
  renderMetagraph,
  renderStatus,
  renderSubnet,
  renderSupply,
  type ShownBlock,
} from "./query/renderQuery.js";
import { accountReader } from "./tx/resolveSigner.js";

// The node is of this version or refuses the method: its answers have the methods' types.

interface NetworkInfo extends BlockRef {
  readonly network: string;
  readonly genesisHash: string;
  readonly genesisTimeMs: number;
  readonly consensus: { readonly id: string; readonly version: string };
}

export async function queryHead(options: QueryOptions): Promise<void> {
  await show(
    options,
    async (node) =>
      ({
        ...((await node.call("chain_head")) as object),
        ...((await node.call("chain_info")) as object),
      }) as NetworkInfo,
    ({ height, id, network, genesisHash, consensus }) =>
      renderFacts([
        ["Height", String(height)],
        ["Id", id],
        ["Network", network],
        ["Genesis", genesisHash],
        ["Consensus", `${consensus.id} ${consensus.version}`],
      ]),
  );
}

export const queryBlock = (height: number | undefined, options: QueryOptions): Promise<void> =>
  show(options, (node) => blockAt(node, height), renderBlock);

export const queryEvents = (height: number | undefined, options: QueryOptions): Promise<void> =>
  show(
    options,
    (node) => blockAt(node, height),
    renderBlockEvents,
    ({ height: at, receipts, events }) => ({
      height: at,
      events,
      extrinsics: receipts.map(({ index, id, events: own }) => ({ index, id, events: own })),
    }),
  );

async function blockAt(node: Client, height: number | undefined): Promise<ShownBlock> {
  const at = height ?? ((await node.call("chain_head")) as BlockRef).height;
  return (await node.call("chain_block", { height: at })) as ShownBlock;
}

export const queryTx = (id: string, options: QueryOptions): Promise<void> =>
  show(
    options,
    async (node) => (await node.call("tx_status", { id })) as OnWire<ExtrinsicStatus>,
    renderStatus,
  );

export const queryAccount = async (text: string, options: AccountOptions): Promise<void> => {
  const account = await accountReader(options)(text);
  await show(
    options,
    async (node) => (await node.call("state_account", { account })) as OnWire<AccountReport>,
    renderAccount,
  );
};

export const queryMetagraph = (netuid: number, options: QueryOptions): Promise<void> =>
  show(
    options,
    async (node) => (await node.call("metagraph_get", { netuid })) as OnWire<Metagraph>,
    renderMetagraph,
  );

export const querySubnet = (netuid: number, options: QueryOptions): Promise<void> =>
  show(
    options,
    async (node) => (await node.call("state_subnet", { netuid })) as OnWire<SubnetReport>,
    renderSubnet,
  );

export const queryCommitments = (netuid: number, options: QueryOptions): Promise<void> =>
  show(
    options,
    async (node) => (await node.call("state_commitments", { netuid })) as readonly CommitmentReport[],
    (commitments) => renderCommitments(netuid, commitments),
  );

export const querySupply = (options: QueryOptions): Promise<void> =>
  show(options, async (node) => (await node.call("state_supply")) as OnWire<Supply>, renderSupply);

/** Asks the node and prints its answer: as a table, or as JSON. */
async function show<Result>(
  { url, json }: QueryOptions,
  ask: (node: Client) => Promise<Result>,
  render: (result: Result) => readonly string[],
  jsonOf: (result: Result) => unknown = (result) => result,
): Promise<void> {
  const node = await connect(url);
  try {
    const result = await ask(node);
    process.stdout.write(`${json ? jsonText(jsonOf(result), 2) : render(result).join("\n")}\n`);
  } finally {
    node.close();
  }
}
