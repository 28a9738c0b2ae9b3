import { bundledCases, openStudy } from "../study/bundledCases.js";
import { runStudy } from "../study/runStudy.js";
import { writeStudy, type StudyTargets } from "../study/writeStudy.js";
import { coloursFor } from "./output/colours.js";
import { renderStudy } from "./output/studySummary.js";
import { left, renderTable } from "./output/table.js";

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs `subnetkit yuma run`: computes, writes what was asked for, and prints what validators earned for their stake. */
export async function runYumaStudy(argument: string, targets: StudyTargets): Promise<void> {
  const result = runStudy(await openStudy(argument));
  print(renderStudy(result, coloursFor(process.stdout)));
  for (const file of await writeStudy(result, targets)) print(`Wrote ${file}`);
}

/** Runs `subnetkit yuma cases`. */
export async function listCases(): Promise<void> {
  const cases = await bundledCases();
  const colours = coloursFor(process.stdout);
  const rows = cases.map(({ name, study }) => [name, study.networks.map(({ title }) => title).join("; ")]);
  const [titles = "", ...lines] = renderTable([left("case"), left("what happens")], rows);
  print([colours.dim(titles), ...lines, "", "Run one: subnetkit yuma run <case> --html <file>"].join("\n"));
}
