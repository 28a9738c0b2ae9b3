import { taoText } from "../../../core/primitives/amounts.js";
import type { DevnetInfo } from "../../devnet/devnetEvents.js";
import type { Colours } from "./colours.js";
import { renderTable, type Column } from "./table.js";
import { wrapWords } from "./wrapWords.js";

/** Columns of running text; tables may be wider. */
const TEXT_WIDTH = 84;

const accountColumns: readonly Column[] = [
  { title: "name", align: "left" },
  { title: "role", align: "left" },
  { title: "account", align: "left" },
  { title: "free TAO", align: "right" },
];

/** What runs, where it listens, what is kept, how to stop it, and whose keys these are. */
export function renderBanner(info: DevnetInfo, colours: Colours): string {
  const facts: [string, string][] = [
    ["Node RPC", `ws://${info.host}:${info.rpcPort} and http://${info.host}:${info.rpcPort}`],
    ["State", state(info)],
    ["Blocks", blocks(info)],
    ["Genesis", `${info.genesisHash.slice(0, 16)}… preset ${info.preset}, which changes`],
    ...info.presetChanges.flatMap((change) =>
      wrapWords(change, TEXT_WIDTH).map((line): [string, string] => ["", colours.dim(line)]),
    ),
    ...info.subnets.flatMap(({ netuid, id, version, summary }) =>
      wrapWords(`${id} ${version}. ${summary}`, TEXT_WIDTH).map((line, index): [string, string] => [
        index === 0 ? `Netuid ${netuid}` : "",
        line,
      ]),
    ),
    ["Keys", keys(info)],
  ];
  const [titles = "", ...rows] = renderTable(
    accountColumns,
    // A neuron is known by its hotkey; what pays is its coldkey, which --json shows too.
    info.accounts.map(({ name, role, hotkey, coldkey, free }) => [
      name,
      role,
      hotkey ?? coldkey,
      taoText(free, 0),
    ]),
  );
  return [
    colours.bold("Subnetkit local network"),
    ...facts.map(([name, value]) => `  ${colours.cyan(name.padEnd(9))} ${value}`),
    "",
    colours.yellow("Development keys: everyone has them. Never send anything of value to these accounts."),
    `  ${colours.dim(titles)}`,
    ...rows.map((row) => `  ${row}`),
    "",
  ].join("\n");
}

function keys({ seed }: DevnetInfo): string {
  if (!process.stdin.isTTY) return "Ctrl-C stops it";
  return seed === undefined ? "space: a block · e: an epoch · q or Ctrl-C: stop" : "q or Ctrl-C: stop";
}

function state({ dataFolder, height }: DevnetInfo): string {
  if (dataFolder === undefined) return "in memory (lost on exit)";
  return height === 0 ? `kept in ${dataFolder}` : `kept in ${dataFolder}, continues after block ${height}`;
}

function blocks(info: DevnetInfo): string {
  if (info.seed !== undefined) return `in lock-step, as soon as a round's work is in (seed ${info.seed})`;
  return `one every ${info.blockMs} ms, standing for 12 s of chain time`;
}
