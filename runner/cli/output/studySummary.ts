import { dividendsPerStake, meanOf } from "../../study/page/measures.js";
import type { StudyResult, StudyRun } from "../../study/studyResult.js";
import type { Colours } from "./colours.js";
import { left, renderTable, right } from "./table.js";

/** Per network: each validator's mean dividends per stake under each variant; 1 is as much as its stake. */
export function renderStudy({ runs }: StudyResult, colours: Colours): string {
  const networks = [...new Set(runs.map(({ network }) => network))];
  return networks
    .map((network) =>
      renderNetwork(
        runs.filter((run) => run.network === network),
        colours,
      ),
    )
    .join("\n\n");
}

function renderNetwork(runs: readonly StudyRun[], colours: Colours): string {
  const [first] = runs;
  if (first === undefined) return "";
  const validators = first.neurons.filter(({ role }) => role === "validator");
  const [titles = "", ...rows] = renderTable(
    [left("mean dividends per stake"), ...runs.map(({ variant }) => right(variant))],
    validators.map((validator) => [
      validator.name,
      ...runs.map(
        (run) => `${meanOf(dividendsPerStake(run, { ...validator, colour: "" }).values).toFixed(4)}×`,
      ),
    ]),
  );
  const heading = `${first.title} (${first.network}, ${first.epochs.length} epochs)`;
  return [colours.bold(heading), colours.dim(titles), ...rows].join("\n");
}
