import type { StudyResult, StudyRun } from "../studyResult.js";
import { areaChart } from "./areaChart.js";
import { escapeHtml } from "./escapeHtml.js";
import { lineChart, niceTop, type Series } from "./lineChart.js";
import { bondSeries, dividendsPerStake, meanOf, seriesOf, type Coloured } from "./measures.js";
import { script } from "./script.js";
import { style } from "./style.js";

/** A study as one HTML file that needs nothing else: charts by network and variant, light and dark. */
export function studyPage({ runs }: StudyResult): string {
  const networks = [...new Set(runs.map(({ network }) => network))].map((network) =>
    runs.filter((run) => run.network === network),
  );
  const titles = networks.flatMap(([first]) => (first === undefined ? [] : [first]));
  const links = titles.map(({ network, title }) => `<a href="#${network}">${escapeHtml(title)}</a>`);
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Yuma study</title><style>${style}</style></head><body>`,
    '<header><h1>Yuma study</h1><button id="theme" type="button">Light / dark</button></header><main>',
    titles.length > 1 ? `<nav>${links.join("")}</nav>` : "",
    ...networks.map(renderNetwork),
    "<footer>Made with Subnetkit. Every epoch is exact: bit for bit the public chain's.</footer>",
    `</main><div id="tip"></div><script>${script}</script></body></html>`,
    "",
  ].join("\n");
}

function renderNetwork(runs: readonly StudyRun[]): string {
  const [first] = runs;
  if (first === undefined) return "";
  const validators = coloured(first, "validator");
  const miners = coloured(first, "miner", validators.length > 4 ? 0 : 4);
  return [
    `<section id="${first.network}"><h2>${escapeHtml(first.title)}</h2><p>${escapeHtml(first.description)}</p>`,
    `<div class="legend"><b>Validators</b>${validators.map(legend).join("")}<b>Miners</b>${miners.map(legend).join("")}</div>`,
    renderTotals(runs, validators),
    `<div class="variants">${renderVariants(runs, validators, miners).join("")}</div></section>`,
  ].join("\n");
}

/** All variants of a network share their scales, so that they compare at a glance. */
function renderVariants(
  runs: readonly StudyRun[],
  validators: readonly Coloured[],
  miners: readonly Coloured[],
): string[] {
  const largest = (all: readonly (readonly Series[])[]): number =>
    Math.max(...all.flat().flatMap(({ values }) => values));
  const dividends = runs.map((run) => seriesOf(run, validators, ({ dividends: share }) => share));
  const perStake = runs.map((run) => validators.map((validator) => dividendsPerStake(run, validator)));
  const incentive = runs.map((run) => seriesOf(run, miners, ({ incentive: share }) => share));
  const reference = { value: 1, label: "as much as its stake" };
  return runs.map((run, i) =>
    [
      `<div class="variant"><h3>${escapeHtml(run.variant)}</h3>`,
      lineChart({
        title: "Dividends per stake (dividend share ÷ stake share)",
        series: perStake[i] ?? [],
        top: niceTop(Math.min(4, largest(perStake)), 1.5),
        reference,
        unit: "factor",
      }),
      lineChart({
        title: "Dividends per validator",
        series: dividends[i] ?? [],
        top: niceTop(largest(dividends)),
        unit: "share",
      }),
      lineChart({
        title: "Incentive per miner",
        series: incentive[i] ?? [],
        top: niceTop(largest(incentive)),
        unit: "share",
      }),
      ...miners.map((miner) =>
        areaChart(`Bonds with ${miner.name}, by validator`, bondSeries(run, miner, validators)),
      ),
      "</div>",
    ].join("\n"),
  );
}

function renderTotals(runs: readonly StudyRun[], validators: readonly Coloured[]): string {
  const heads = runs.map(({ variant }) => `<th>${escapeHtml(variant)}</th>`).join("");
  const rows = validators.map((validator) => {
    const means = runs.map(
      (run) => `<td>${meanOf(dividendsPerStake(run, validator).values).toFixed(4)}×</td>`,
    );
    return `<tr><td>${escapeHtml(validator.name)}</td>${means.join("")}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th>Mean dividends per stake</th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

const COLOURS = 8;

function coloured({ neurons }: StudyRun, role: "validator" | "miner", offset = 0): Coloured[] {
  return neurons
    .filter((neuron) => neuron.role === role)
    .map((neuron, i) => ({ ...neuron, colour: `--s${((i + offset) % COLOURS) + 1}` }));
}

function legend({ name, colour }: Coloured): string {
  return `<span><i style="background:var(${colour})"></i>${escapeHtml(name)}</span>`;
}
