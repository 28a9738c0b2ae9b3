import { sep } from "node:path";
import { placeOfContract } from "../../../core/plugin/contractPlace.js";
import { contractErrors } from "../../../core/plugin/contractErrors.js";
import { loadSubnet, type ImportModule } from "../../../core/plugin/loadSubnet.js";
import { DEFAULT_MEMORY_MB } from "../../../core/plugin/needs.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Subnet } from "../../../core/plugin/subnet.js";
import { fail, isSubnetkitError } from "../../../core/primitives/errors.js";
import { listed } from "../../../core/primitives/listed.js";
import { checkErrors } from "../checkErrors.js";
import { ownPackageFolder } from "../pluginFolder.js";
import { answerTasks } from "./answerTasks.js";
import { checkWeights } from "./checkWeights.js";
import { createCast, type Cast } from "./cast.js";
import { checkScores } from "./checkScores.js";
import { createFindings, type Findings } from "./createFindings.js";
import { drawTasks } from "./drawTasks.js";
import { isPluginsCall } from "./culprit.js";
import { rulesOf, type FromProbe, type ProbeJob, type Stage } from "./messages.js";
import { looseSchemas } from "./looseSchemas.js";
import type { SeenRefusal } from "./watchRefusals.js";

/** Who is told of what reaches no caller. */
export interface Trouble {
  /** An access that was refused, caught or not. */
  readonly refused: (refusal: SeenRefusal) => void;
  /** An error that nothing caught. */
  readonly stray: (error: unknown) => void;
}

/** What a probe runs with. */
export interface ProbeTools {
  readonly report: (message: FromProbe) => void;
  readonly importModule: ImportModule;
  /** An empty folder that may be written to. */
  readonly folder: string;
  readonly onTrouble: (trouble: Trouble) => void;
}

/** Where this package's own modules are: with source maps, stacks name the sources beside the built files. */
const HOST = ownPackageFolder() + sep;

/** Runs a subnet's own validator and miners through everything that is checked, and reports what is wrong. Never throws. */
export async function runProbe(job: ProbeJob, tools: ProbeTools): Promise<void> {
  const findings = createFindings(job.entry, job.folder, tools.report);
  let stage: Stage = "loading";
  const begin = async (next: Stage): Promise<void> => {
    // What the stage before left behind comes up now, and is that stage's.
    await turn();
    stage = next;
    tools.report({ kind: "stage", stage });
  };
  tools.onTrouble({
    refused: (refusal) => {
      if (isPluginsCall(refusal.stack, job.folder, HOST)) findings.refused(refusal);
    },
    stray: (error) => {
      const [rule = "loads"] = rulesOf[stage];
      findings.broken(stage === "disposing" ? "disposal" : rule, strayError(error), "The plugin", error);
    },
  });
  await begin("loading");
  const subnet = await load(job, tools, findings);
  if (!subnet) return;
  // A contract that declares workers is read without them first; the check starts again, with them.
  if (job.restricted?.workers === false && subnet.contract.needs?.workers === true) return;
  const cast = createCast(subnet, tools.folder);
  try {
    await begin("models");
    await cast.loadModels(findings);
    await play(job, cast, findings, { ...tools, begin });
  } finally {
    await begin("disposing");
    await cast.dispose(findings);
    await turn();
  }
}

/** Until what is due now has run: rejections that nobody handles, timers of no delay. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

const strayError = (error: unknown): Error => fail(checkErrors.stray, { reason: reasonOf(error) }, error);

async function load(job: ProbeJob, tools: ProbeTools, findings: Findings): Promise<Subnet | undefined> {
  try {
    const subnet = await loadSubnet(job.entry, tools.importModule);
    const { id, needs } = subnet.contract;
    tools.report({
      kind: "described",
      subnet: id,
      workers: needs?.workers === true,
      memoryMb: needs?.memoryMb ?? DEFAULT_MEMORY_MB,
    });
    for (const { paths, ...open } of looseSchemas(subnet.contract)) {
      const loose = fail(checkErrors.looseSchema, { ...open, paths: listed(paths) });
      findings.broken("schemas", loose, "The contract", placeOfContract(subnet.contract));
    }
    return subnet;
  } catch (error) {
    const loose = looseSchemaOf(error);
    if (loose) {
      // It is what keeps the entry from being loaded: one defect, told once.
      findings.undecided("loads");
      findings.broken("schemas", loose, "The contract", error);
      return undefined;
    }
    findings.undecided("schemas");
    const noLoad = fail(checkErrors.noLoad, { reason: reasonOf(error) }, error);
    findings.broken("loads", noLoad, "The entry", error);
    return undefined;
  }
}

/** The refusal of a schema that accepts too much, behind what loading it threw. */
function looseSchemaOf(error: unknown): Error | undefined {
  for (let cause = error; isSubnetkitError(cause); cause = cause.cause) {
    if (cause.code === contractErrors.looseSchema.code) return cause;
  }
  return undefined;
}

async function play(
  { recorded }: ProbeJob,
  cast: Cast,
  findings: Findings,
  { begin, report }: Pick<ProbeTools, "report"> & { readonly begin: (stage: Stage) => Promise<void> },
): Promise<void> {
  await begin("tasks");
  const drawn = await drawTasks(cast, recorded, findings);
  if (drawn.length === 0) findings.undecided(...rulesOf.answers, ...rulesOf.scores);
  await begin("answers");
  const answered = await answerTasks(cast, drawn, findings);
  const isAnswered = answered.some(({ answers }) => answers.some((answer) => "latencyMs" in answer));
  if (!isAnswered) findings.undecided("nan", ...rulesOf.scores);
  await begin("scores");
  const scored = await checkScores(cast, answered, recorded, findings);
  await checkWeights(cast, answered, findings);
  if (recorded.length === 0) report({ kind: "recorded", tasks: scored });
}
