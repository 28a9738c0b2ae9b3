import { loadSubnet, type ImportModule } from "../../../core/plugin/loadSubnet.js";
import { DEFAULT_MEMORY_MB } from "../../../core/plugin/needs.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Subnet } from "../../../core/plugin/subnet.js";
import { fail } from "../../../core/primitives/errors.js";
import { checkErrors } from "../checkErrors.js";
import { answerTasks } from "./answerTasks.js";
import { createCast, type Cast } from "./cast.js";
import { checkScores } from "./checkScores.js";
import { createFindings, type Findings } from "./createFindings.js";
import { drawTasks } from "./drawTasks.js";
import type { FromProbe, ProbeJob } from "./messages.js";
import { unboundedNumbers } from "./unboundedNumbers.js";

/** What a probe runs with. */
export interface ProbeTools {
  readonly report: (message: FromProbe) => void;
  readonly importModule: ImportModule;
  /** An empty folder that may be written to. */
  readonly folder: string;
}

/** Runs a subnet's own validator and miners through everything that is checked, and reports what is wrong. Never throws. */
export async function runProbe(job: ProbeJob, tools: ProbeTools): Promise<void> {
  const { report } = tools;
  const findings = createFindings(job.entry, (finding) => report({ kind: "finding", finding }));
  report({ kind: "stage", stage: "loading" });
  const subnet = await load(job, tools, findings);
  if (!subnet) return;
  const cast = createCast(subnet, tools.folder);
  try {
    report({ kind: "stage", stage: "models" });
    await cast.loadModels(findings);
    await play(job, cast, findings, report);
  } finally {
    report({ kind: "stage", stage: "disposing" });
    await cast.dispose(findings);
  }
}

async function load(job: ProbeJob, tools: ProbeTools, findings: Findings): Promise<Subnet | undefined> {
  try {
    const subnet = await loadSubnet(job.entry, tools.importModule);
    const { id, needs, task } = subnet.contract;
    tools.report({
      kind: "described",
      subnet: id,
      workers: needs?.workers === true,
      memoryMb: needs?.memoryMb ?? DEFAULT_MEMORY_MB,
    });
    for (const message of ["request", "response"] as const) {
      for (const path of unboundedNumbers(task[message], message)) {
        findings.broken("schemas", fail(checkErrors.unbounded, { message, path }), "The contract");
      }
    }
    return subnet;
  } catch (error) {
    findings.broken(
      "loads",
      fail(checkErrors.noLoad, { reason: reasonOf(error) }, error),
      "The entry",
      error,
    );
    return undefined;
  }
}

async function play(
  { recorded, restricted }: ProbeJob,
  cast: Cast,
  findings: Findings,
  report: ProbeTools["report"],
): Promise<void> {
  report({ kind: "stage", stage: "tasks" });
  const drawn = await drawTasks(cast, findings);
  report({ kind: "stage", stage: "answers" });
  const answered = await answerTasks(cast, drawn, findings);
  report({ kind: "stage", stage: "scores" });
  const scored = await checkScores(cast, answered, recorded, findings);
  if (!restricted) report({ kind: "recorded", tasks: scored });
}
