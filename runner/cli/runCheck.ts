import { fail } from "../../core/primitives/errors.js";
import { checkErrors } from "../check/checkErrors.js";
import { checkSubnet } from "../check/checkSubnet.js";
import type { CheckReport } from "../check/rules.js";
import { entriesOf } from "../config/entriesOf.js";
import { showChecking } from "./output/checkProgress.js";
import { renderCheck } from "./output/checkReport.js";
import { coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";
import { printError } from "./output/printError.js";

export interface CheckCommandOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** Runs `subnetkit check`. */
export async function runCheck(names: readonly string[], options: CheckCommandOptions): Promise<void> {
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  const reports: CheckReport[] = [];
  for (const entry of await entriesOf(names, process.cwd(), options.config)) {
    const progress = showChecking(process.stderr, options);
    const report = await checkSubnet(entry, { onStep: progress.turnTo }).finally(progress.end);
    reports.push(report);
    if (options.json !== true) print(renderCheck(report, coloursFor(process.stdout)));
  }
  if (options.json === true) print(jsonText({ ok: reports.every(({ ok }) => ok), subnets: reports }, 2));
  for (const { subnet, ok, findings } of reports) {
    if (ok) continue;
    const count = findings.filter(({ kind }) => kind === "broken").length;
    const found = count === 1 ? "1 finding" : `${count} findings`;
    printError(fail(checkErrors.found, { subnet, found }));
    process.exitCode = 1;
  }
}
