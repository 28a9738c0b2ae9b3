import { fileURLToPath } from "node:url";
import { fail, type SubnetkitError } from "../../core/primitives/errors.js";
import { checkErrors } from "./checkErrors.js";
import { rulesOf, type FromProbe, type ProbeJob, type Stage } from "./probe/messages.js";
import type { RecordedTask } from "./probe/record.js";
import type { Finding, Rule } from "./rules.js";
import { startProbe, type Probe } from "./startProbe.js";

export interface ProbeRun {
  readonly job: ProbeJob;
  readonly folder: string;
  readonly stageLimitMs: number;
  /** Told what is looked at from now on. */
  readonly onStep: (step: ProbeStep) => void;
}

/** What a run looks at. */
export interface ProbeStep {
  readonly rule: Rule;
  /** Such as "scoring one answer missing". */
  readonly what: string;
  /** The subnet's id, once it is known. */
  readonly subnet?: string;
}

/** What came of one run of a subnet. */
export interface ProbeResult {
  readonly findings: readonly Finding[];
  readonly described: Extract<FromProbe, { kind: "described" }> | undefined;
  readonly recorded: readonly RecordedTask[];
  readonly peakMemoryBytes: number | undefined;
  /** Stages that came to their end. */
  readonly finished: ReadonlySet<Stage>;
  /** Rules of theirs that could not be looked at all the same. */
  readonly undecided: ReadonlySet<Rule>;
  /** Whether it had to be killed in the middle of a stage. */
  readonly hung: boolean;
}

/** How long a process whose parts are all disposed of may take to end by itself. */
const EXIT_LIMIT_MS = 5_000;

/** Runs a probe to its end, whatever that is: done, dead, or hanging and killed. */
export function runProbeProcess(run: ProbeRun): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const findings: Finding[] = [];
    const finished = new Set<Stage>();
    const undecided = new Set<Rule>();
    let hung = false;
    let isKilled = false;
    let described: ProbeResult["described"];
    let recorded: readonly RecordedTask[] = [];
    let peakMemoryBytes: number | undefined;
    let stage: Stage = "loading";
    let step: ProbeStep = firstOf(stage);
    let timer: NodeJS.Timeout | undefined;

    const add = (rule: Rule, { code, message, next }: SubnetkitError): void => {
      findings.push({
        rule,
        kind: "broken",
        file: fileURLToPath(run.job.entry),
        code,
        reason: message,
        fix: next,
      });
    };
    const endIn = (limitMs: number, end: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(end, limitMs);
    };
    const turnTo = (next: ProbeStep): void => {
      step = next;
      run.onStep({ ...next, ...(described && { subnet: described.subnet }) });
    };
    const kill = (): void => {
      isKilled = true;
      probe.kill();
    };
    const begin = (next: Stage): void => {
      if (next !== stage) finished.add(stage);
      stage = next;
      turnTo(firstOf(next));
      endIn(run.stageLimitMs, () => {
        const limitMs = run.stageLimitMs;
        add(step.rule, fail(checkErrors.hangs, { stage: placeOf(stage, step), limitMs }));
        hung = true;
        kill();
      });
    };
    const receive = (message: FromProbe): void => {
      switch (message.kind) {
        case "stage":
          return begin(message.stage);
        case "step":
          return turnTo({ rule: message.rule, what: message.what });
        case "finding":
          return void findings.push(message.finding);
        case "undecided":
          return message.rules.forEach((rule) => undecided.add(rule));
        case "described":
          return void (described = message);
        case "recorded":
          return void (recorded = message.tasks);
        case "done":
          finished.add(stage);
          peakMemoryBytes = message.peakMemoryBytes;
          return endIn(EXIT_LIMIT_MS, () => {
            probe.send({ kind: "lingering" });
            endIn(EXIT_LIMIT_MS, kill);
          });
        case "resources": {
          const resources = message.resources.join(", ") || "something";
          add("disposal", fail(checkErrors.lingers, { resources }));
          return kill();
        }
      }
    };
    const probe: Probe = startProbe({
      home: run.job.folder,
      ...(run.job.restricted && { restricted: run.job.restricted }),
      folder: run.folder,
      onMessage: receive,
      onExit: (code, lastWords) => {
        clearTimeout(timer);
        if (!isKilled && (code !== 0 || peakMemoryBytes === undefined)) {
          const reason = lastWords || `exit code ${code ?? "none"}`;
          add(step.rule, fail(checkErrors.died, { stage: placeOf(stage, step), reason }));
        }
        resolve({ findings, described, recorded, peakMemoryBytes, finished, undecided, hung });
      },
    });
    begin("loading");
    probe.send({ kind: "job", job: run.job });
  });
}

/** What a stage begins with. */
const firstOf = (stage: Stage): ProbeStep => {
  const [rule = "loads"] = rulesOf[stage];
  return { rule: stage === "disposing" ? "disposal" : rule, what: namesOf[stage] };
};

/** The stage, and in it the step, where one has begun. */
const placeOf = (stage: Stage, { what }: ProbeStep): string =>
  what === namesOf[stage] ? what : `${namesOf[stage]} (${what})`;

const namesOf: Readonly<Record<Stage, string>> = {
  loading: "loading the entry",
  models: "loading the models",
  tasks: "creating tasks",
  answers: "answering the tasks",
  scores: "scoring the answers",
  disposing: "disposing of everything",
};
