import { fileURLToPath } from "node:url";
import type { DevnetEvents, ReloadedSubnet, SaidReport } from "../../devnet/devnetEvents.js";
import type { Summary } from "../../devnet/reports.js";
import type { DevOptions } from "../devOptions.js";
import { renderBanner } from "./banner.js";
import { coloursFor } from "./colours.js";
import { renderEpoch } from "./epochTable.js";
import { jsonText } from "./json.js";
import { problemPrinter, type ProblemPrinter } from "./problemPrinter.js";
import { renderSaid } from "./saidLine.js";
import { createSaleLines } from "./sale.js";
import { renderSummary, whereText } from "./summary.js";

export interface DevView extends DevnetEvents {
  summary(summary: Summary, epochs: number | undefined): void;
  /** No subnet can be loaded; a change of their files is waited for. */
  waiting(): void;
  /** A file changed that is read once, when the network starts. */
  needsRestart(file: string): void;
  /** A subnet can be loaded by now, but the chain that is kept was made without it. */
  needsNewChain(entry: string): void;
}

type Problems = Pick<
  DevView,
  "problem" | "reloadFailed" | "loadsSlowly" | "waiting" | "needsRestart" | "needsNewChain"
>;

/** Chooses how a run is shown: for people, as JSON, or hardly at all. Problems always go to standard error. */
export function devView(options: DevOptions): DevView {
  const printer = problemPrinter();
  return options.json ? jsonView(options.epochs !== undefined, printer) : textView(options, printer);
}

function problems(printer: ProblemPrinter): Problems {
  const tell = (text: string): void => void process.stderr.write(`${text}\n`);
  return {
    problem: (entry) => printer.print(entry),
    reloadFailed: (netuid, failure) => {
      printer.printAgain(whereText({ netuid, uid: undefined }), failure);
      tell("  The version before runs on; the next change is tried again.");
    },
    loadsSlowly: (entry) =>
      tell(
        `${fileURLToPath(entry)} has been loading for 5 s. After a minute it is given up; a change is looked at at once, Ctrl-C stops.`,
      ),
    waiting: () =>
      tell("No subnet can be loaded. The network starts when that changes: mend the errors above."),
    needsRestart: (file) => tell(`${file} changed; this counts once the network is started again.`),
    needsNewChain: (entry) =>
      tell(
        `${fileURLToPath(entry)} changed, but the chain in the data folder is without it: give another --data folder.`,
      ),
  };
}

/** To standard error: a plugin's log is not what was asked for. */
function tellSaid(said: SaidReport): void {
  process.stderr.write(`${renderSaid(said, coloursFor(process.stderr))}\n`);
}

function textView(options: DevOptions, printer: ProblemPrinter): DevView {
  const colours = coloursFor(process.stdout);
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  const chat = (text: string): void => {
    if (!options.quiet) print(text);
  };
  const names = new Map<string, string>();
  const sales = createSaleLines(names);
  return {
    ...problems(printer),
    started: (info) => {
      for (const { coldkey, name } of info.accounts) names.set(coldkey, name);
      chat(renderBanner(info, colours));
    },
    firstBlock: (sinceStartMs) =>
      chat(`First block ${(sinceStartMs / 1000).toFixed(2)} s after the start; the neurons are starting.`),
    waitsForFirstRounds: (subnets) =>
      chat(
        `The first epoch waits for the first answers of ${subnets.map(({ subnet }) => subnet).join(", ")} …`,
      ),
    epoch: (report) => {
      for (const line of sales.rest(report.netuid)) chat(colours.green(line));
      chat(renderEpoch(report, colours));
    },
    said: tellSaid,
    sold: (sale) => {
      const line = sales.sold(sale);
      if (line !== undefined) chat(colours.green(line));
    },
    reloaded: (subnet) => {
      printer.forget(subnet.netuid);
      chat(colours.cyan(reloadedText(subnet)));
    },
    inspectable: (netuid, role, url) =>
      print(`Debugger for the ${role}s of netuid ${netuid}: ${url} (or open chrome://inspect)`),
    summary: (summary, epochs) => {
      if (!options.quiet || epochs !== undefined) print(renderSummary(summary, colours));
    },
  };
}

function reloadedText({ id, version, netuid, newMessages, elapsedMs }: ReloadedSubnet): string {
  const messages = newMessages ? " Its messages are new: all its peers changed together." : "";
  return `Reloaded ${id} ${version} (netuid ${netuid}) in ${(elapsedMs / 1000).toFixed(2)} s.${messages}`;
}

/** One summary object when the run ends by itself, a line an event otherwise. */
function jsonView(summaryOnly: boolean, printer: ProblemPrinter): DevView {
  const write = (event: string, value: object): void =>
    void process.stdout.write(`${jsonText({ event, ...value })}\n`);
  const line = (event: string, value: object): void => {
    if (!summaryOnly) write(event, value);
  };
  return {
    ...problems(printer),
    started: (info) => line("started", info),
    firstBlock: () => undefined,
    waitsForFirstRounds: (subnets) => line("waiting", { subnets }),
    epoch: (report) => line("epoch", report),
    said: summaryOnly ? tellSaid : (said) => line("said", said),
    sold: (sale) => line("sold", sale),
    reloaded: (subnet) => {
      printer.forget(subnet.netuid);
      line("reloaded", subnet);
    },
    inspectable: (netuid, role, url) => line("inspectable", { netuid, role, url }),
    summary: (summary) => {
      if (summaryOnly) process.stdout.write(`${jsonText(summary, 2)}\n`);
      else write("summary", summary);
    },
  };
}
