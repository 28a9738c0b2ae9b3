import type { DevnetEvents, DevnetInfo } from "../../devnet/devnetEvents.js";
import type { EpochReport, Problem, Summary } from "../../devnet/reports.js";
import type { DevOptions } from "../devOptions.js";
import { renderBanner } from "./banner.js";
import { coloursFor } from "./colours.js";
import { renderEpoch } from "./epochTable.js";
import { jsonText } from "./json.js";
import { renderSummary, whereText } from "./summary.js";

export interface DevView extends DevnetEvents {
  summary(summary: Summary, epochs: number | undefined): void;
}

/** Chooses how a run is shown: for people, as JSON, or hardly at all. Problems always go to standard error. */
export function devView(options: DevOptions): DevView {
  const problem = (entry: Problem): void => printProblem(entry);
  if (options.json) return jsonView(options.epochs !== undefined, problem);
  const colours = coloursFor(process.stdout);
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  return {
    started: (info) => {
      if (!options.quiet) print(renderBanner(info, colours));
    },
    firstBlock: (sinceStartMs) => {
      if (!options.quiet)
        print(
          `First block ${(sinceStartMs / 1000).toFixed(2)} s after the start; the first round is under way.`,
        );
    },
    epoch: (report) => {
      if (!options.quiet) print(renderEpoch(report, colours));
    },
    problem,
    summary: (summary, epochs) => {
      if (!options.quiet || epochs !== undefined) print(renderSummary(summary, colours));
    },
  };
}

/** One summary object when the run ends by itself, a line an event otherwise. */
function jsonView(summaryOnly: boolean, problem: (entry: Problem) => void): DevView {
  const line = (event: string, value: DevnetInfo | EpochReport | Summary): void =>
    void process.stdout.write(`${jsonText({ event, ...value })}\n`);
  return {
    started: (info) => {
      if (!summaryOnly) line("started", { ...info });
    },
    firstBlock: () => undefined,
    epoch: (report) => {
      if (!summaryOnly) line("epoch", report);
    },
    problem,
    summary: (summary) => {
      if (summaryOnly) process.stdout.write(`${jsonText(summary, 2)}\n`);
      else line("summary", summary);
    },
  };
}

/** The first time in full; a repetition is left to the summary's count. */
function printProblem({ netuid, uid, error, count }: Problem): void {
  if (count > 1) return;
  const colours = coloursFor(process.stderr);
  const where = whereText(netuid, uid);
  process.stderr.write(
    `${colours.yellow(error.code)} (${where}) ${error.message}\n  ${colours.dim("Next:")} ${error.next}\n`,
  );
}
