import { taoText } from "../../../core/primitives/amounts.js";
import type { DevnetInfo } from "../../devnet/devnetEvents.js";
import type { Colours } from "./colours.js";
import { renderTable } from "./table.js";

/** What runs, where it listens, what is kept, how to stop it, and whose keys these are. */
export function renderBanner(info: DevnetInfo, colours: Colours): string {
  const facts: [string, string][] = [
    ["Node RPC", `ws://${info.host}:${info.rpcPort} and http://${info.host}:${info.rpcPort}`],
    ["State", "in memory (lost on exit)"],
    ["Blocks", blocks(info)],
    ["Genesis", `${info.genesisHash.slice(0, 16)}… preset ${info.preset}`],
    ...info.presetChanges.map((change): [string, string] => ["", colours.dim(change)]),
    ...info.subnets.map((subnet): [string, string] => [
      `Netuid ${subnet.netuid}`,
      `${subnet.id} ${subnet.version}. ${subnet.summary}`,
    ]),
    ["Stop", "Ctrl-C"],
  ];
  const [titles = "", ...rows] = renderTable(
    ["name", "role", "hotkey", "coldkey", "free TAO"].map((title) => ({
      title,
      align: title === "free TAO" ? ("right" as const) : ("left" as const),
    })),
    info.accounts.map((account) => [
      account.name,
      account.role,
      account.hotkey ?? "·",
      account.coldkey,
      taoText(account.free, 0),
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

function blocks(info: DevnetInfo): string {
  if (info.seed !== undefined) return `in lock-step, as soon as a round's work is in (seed ${info.seed})`;
  return `one every ${info.blockMs} ms, standing for 12 s of chain time`;
}
