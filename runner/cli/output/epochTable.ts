import { taoText } from "../../../core/primitives/amounts.js";
import type { EpochReport, NeuronRow, SupplyReport } from "../../devnet/reports.js";
import type { Colours } from "./colours.js";
import { unscoredText } from "./unscoredText.js";
import { renderTable, type Column } from "./table.js";

const right = (title: string): Column => ({ title, align: "right" });
const left = (title: string): Column => ({ title, align: "left" });

const columns: readonly Column[] = [
  right("UID"),
  left("role"),
  left("profile"),
  right("score"),
  right("weight"),
  right("consensus"),
  right("incentive"),
  right("dividends"),
  right("emission α"),
  right("stake α"),
];

const share = (u16: number): string => (u16 / 65_535).toFixed(4);
const dash = "·";

/** One subnet's epoch as a table, best miner first, and the line of supply under it. */
export function renderEpoch(report: EpochReport, colours: Colours): string {
  const heading = `Epoch ${report.epoch} · block ${report.height} · ${report.subnet} (netuid ${report.netuid}) · alpha ${report.alphaPrice.toFixed(4)} TAO`;
  const [titles = "", ...rows] = renderTable(
    columns,
    ordered(report.rows).map((row) => cells(row, colours)),
  );
  return [
    "",
    colours.bold(heading),
    colours.dim(titles),
    ...rows,
    ...(report.unscored ? [colours.yellow(unscoredText(report.unscored))] : []),
    colours.dim(renderSupply(report.supply)),
  ].join("\n");
}

/** "Supply 10,660,050 of 21,000,000 TAO (0.50 a block, halving 5,089,949 away) · every rao accounted for". */
export function renderSupply(supply: SupplyReport): string {
  const perBlock = `${taoText(supply.blockEmission, 2)} a block`;
  const halving = `halving ${taoText(supply.nextHalvingAt - supply.issued, 0)} away`;
  const of = `${taoText(supply.issued, 0)} of ${taoText(supply.cap, 0)} TAO`;
  return `Supply ${of} (${perBlock}, ${halving}) · every rao accounted for`;
}

/** Miners by incentive, then validators by dividends; UIDs break ties. */
function ordered(rows: readonly NeuronRow[]): NeuronRow[] {
  const rank = (row: NeuronRow): number =>
    row.role === "miner" ? row.incentiveU16 : row.dividendsU16 - 65_536;
  return [...rows].sort((a, b) => rank(b) - rank(a) || a.uid - b.uid);
}

function cells(row: NeuronRow, colours: Colours): string[] {
  const miner = row.role === "miner";
  return [
    String(row.uid),
    row.role,
    row.profile,
    row.meanScore === undefined ? dash : row.meanScore.toFixed(4),
    row.weight === undefined ? dash : `${(row.weight * 100).toFixed(2)} %`,
    miner ? share(row.consensusU16) : dash,
    miner ? colours.green(share(row.incentiveU16)) : dash,
    miner ? dash : colours.cyan(share(row.dividendsU16)),
    taoText(row.emission),
    taoText(row.stake, 2),
  ];
}
