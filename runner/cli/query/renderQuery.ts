import type { BlockRef } from "../../../core/chain/block.js";
import type { ExtrinsicStatus } from "../../../core/chain/queries/findExtrinsic.js";
import type { AccountReport } from "../../../core/chain/queries/readAccount.js";
import type { CommitmentReport } from "../../../core/chain/queries/readCommitments.js";
import type { Metagraph } from "../../../core/chain/queries/readMetagraph.js";
import type { SubnetReport } from "../../../core/chain/queries/readSubnet.js";
import type { Supply } from "../../../core/chain/queries/readSupply.js";
import type { Receipt } from "../../../core/chain/receipt.js";
import { taoText } from "../../../core/primitives/amounts.js";
import type { KernelEvent } from "../../../core/state/context.js";
import { renderEvents } from "../output/events.js";
import { left, renderTable, right } from "../output/table.js";
import type { OnWire } from "./onWire.js";

type Lines = readonly string[];

/** All nine decimals: what is shown is what there is. */
const exact = (rao: string): string => taoText(BigInt(rao), 9);
const short = (rao: string): string => taoText(BigInt(rao), 2);
const share = (u16: number): string => `${((u16 / 65_535) * 100).toFixed(2)} %`;

/** Names and values in two columns. */
export function renderFacts(facts: readonly (readonly [string, string])[]): Lines {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

/** A block as the RPC shows it. */
export interface ShownBlock extends BlockRef {
  readonly parentId: string;
  readonly receipts: readonly Receipt[];
  readonly events: readonly KernelEvent[];
}

export function renderBlock({ height, id, parentId, receipts, events }: ShownBlock): Lines {
  return [
    ...renderFacts([
      ["Height", String(height)],
      ["Id", id],
      ["Parent", parentId],
      ["Extrinsics", String(receipts.length)],
      ["Events", String(events.length)],
    ]),
    ...(receipts.length === 0 ? [] : ["", ...renderReceipts(receipts)]),
  ];
}

export function renderCommitments(netuid: number, commitments: readonly CommitmentReport[]): Lines {
  if (commitments.length === 0) return [`No neuron of netuid ${netuid} has committed to anything.`];
  return renderTable(
    [right("UID"), left("hotkey"), right("set at"), left("bytes")],
    commitments.map(({ uid, hotkey, updatedAt, data }) => [String(uid), hotkey, String(updatedAt), data]),
  );
}

function renderReceipts(receipts: readonly Receipt[]): Lines {
  return renderTable(
    [right("#"), left("id"), left("result")],
    receipts.map((receipt) => [
      String(receipt.index),
      receipt.id,
      receipt.ok ? `applied, ${receipt.events.length} events` : `${receipt.code} ${receipt.message}`,
    ]),
  );
}

export function renderBlockEvents({ height, receipts, events }: ShownBlock): Lines {
  const all = [...events, ...receipts.flatMap((receipt) => receipt.events)];
  return all.length === 0 ? [`Block ${height} has no events.`] : renderEvents(all);
}

export function renderStatus(found: OnWire<ExtrinsicStatus>): Lines {
  if (found.status === "unknown") {
    return [`In no block from ${found.searchedFrom} on: it waits, was dropped, or is older.`];
  }
  const { receipt, height, blockId } = found;
  return [
    ...renderFacts([
      ["Block", `${height}, position ${receipt.index}`],
      ["Block id", blockId],
      ["Result", receipt.ok ? "applied" : `${receipt.code} ${receipt.message} Next: ${receipt.next}`],
    ]),
    ...renderEvents(receipt.events),
  ];
}

export function renderAccount(account: OnWire<AccountReport>): Lines {
  const { stakes, neurons, registrations } = account;
  return [
    ...renderFacts([
      ["Account", account.account],
      ["Free TAO", exact(account.free)],
      ["Next nonce", String(account.nonce)],
      ...registrations.map(({ netuid, uid }) => ["Hotkey of", `UID ${uid} on netuid ${netuid}`] as const),
    ]),
    ...(stakes.length === 0
      ? []
      : [
          "",
          ...renderTable(
            [left("staked on"), right("netuid"), right("amount"), left("")],
            stakes.map(({ hotkey, netuid, amount }) => [
              hotkey,
              String(netuid),
              exact(amount),
              netuid === 0 ? "TAO" : "alpha",
            ]),
          ),
        ]),
    ...(neurons.length === 0
      ? []
      : [
          "",
          ...renderTable(
            [left("owns neuron"), right("netuid"), right("UID")],
            neurons.map(({ hotkey, netuid, uid }) => [hotkey, String(netuid), String(uid)]),
          ),
        ]),
  ];
}

export function renderMetagraph({ netuid, height, tempo, neurons }: OnWire<Metagraph>): Lines {
  return [
    `Netuid ${netuid} at block ${height}, tempo ${tempo}, ${neurons.length} neurons`,
    ...renderTable(
      [
        right("UID"),
        left("hotkey"),
        left("permit"),
        right("stake"),
        right("consensus"),
        right("incentive"),
        right("dividends"),
        right("emission α"),
        right("updated"),
        left("endpoint"),
      ],
      neurons.map((neuron) => [
        String(neuron.uid),
        neuron.hotkey,
        neuron.validatorPermit ? "yes" : "·",
        short(neuron.stake),
        share(neuron.consensus),
        share(neuron.incentive),
        share(neuron.dividends),
        short(neuron.emission),
        String(neuron.lastUpdate),
        neuron.endpoint ?? "·",
      ]),
    ),
  ];
}

export function renderSubnet(subnet: OnWire<SubnetReport>): Lines {
  const { pool, epoch, plugin, pots } = subnet;
  return [
    ...renderFacts([
      ["Netuid", String(subnet.netuid)],
      ["Owner", subnet.owner],
      ["Plugin", `${plugin.id} ${plugin.version}`],
      ["Registration", `${exact(subnet.registrationPrice)} TAO`],
      ["Price", `${exact(pool.price)} TAO for one alpha, moving average ${exact(pool.movingPrice)}`],
      ["Pool", `${exact(pool.tao)} TAO, ${exact(pool.alpha)} alpha`],
      ["Alpha", `${exact(pool.alphaIssued)} issued, ${exact(pool.alphaOut)} outside the pool`],
      ...Object.entries(pots).map(([name, rao]) => [`Pot ${name}`, `${exact(rao)} alpha`] as const),
      ["Epochs", `${epoch.count}, the last at block ${epoch.lastAt}, the next at ${epoch.nextAt}`],
    ]),
    "",
    ...renderTable(
      [left("hyperparameter"), left("value")],
      Object.entries(subnet.hyperparameters).map(([name, value]) => [name, String(value)]),
    ),
  ];
}

export function renderSupply({ cap, issued, parts, blockEmission, nextHalving }: OnWire<Supply>): Lines {
  return renderFacts([
    ["Cap", `${exact(cap)} TAO`],
    ["Issued", `${exact(issued)} TAO`],
    ...Object.entries(parts).map(([name, rao]) => [`  ${name}`, `${exact(rao)} TAO`] as const),
    ["Next block", `emits ${exact(blockEmission)} TAO`],
    [
      "Next halving",
      nextHalving === undefined
        ? "none"
        : `at ${exact(nextHalving.issuance)} TAO, ${exact(nextHalving.remaining)} to go`,
    ],
  ]);
}
