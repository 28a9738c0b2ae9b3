/** What `subnetkit check` looks at, in the order in which it is told. */
export const rules = {
  loads: "the entry module loads and describes a subnet",
  schemas: "schemas are strict and bounded, numbers included",
  models: "every model is the pinned one and can be loaded",
  settings: "every profile runs with its default settings",
  tasks: "createTasks makes tasks that fit the contract, the same for the same round",
  answers: "every profile answers them with what the schema takes",
  time: "answers and scores come within their time",
  memory: "memory stays within what is declared",
  scores: "scores are finite and in [0, 1], one for each answer",
  pure: "from the same state, the same answers get the same scores: twice, and in another process",
  order: "the order of the answers does not matter",
  robust: "missing, late, malformed, duplicated and extreme answers are scored without a throw",
  weights: "weights are finite, at least 0, of scored miners and the same each time",
  nan: "NaN does not pass the response schema",
  files: "no file outside the plugin's folder and its packages is touched",
  processes: "no child process and, unless declared, no worker is started",
  network: "no network is used",
  disposal: "everything that was created can be disposed of",
} as const;

export type Rule = keyof typeof rules;

/** Something that a check found: a rule that is broken, or one that can't be enforced here. */
export interface Finding {
  readonly rule: Rule;
  /** `broken` fails the check; `unenforced` is said and fails nothing. */
  readonly kind: "broken" | "unenforced";
  /** File and line where known, otherwise the entry file. */
  readonly file: string;
  readonly code: string;
  readonly reason: string;
  readonly fix: string;
  /** Reasons of what else breaks the rule at this place and is mended in the same way. */
  readonly alike?: readonly string[];
}

/** What became of one rule. `skipped`: something before it failed. */
export type Verdict = "passed" | "failed" | "unenforced" | "skipped";

export interface CheckReport {
  readonly subnet: string;
  readonly entry: string;
  readonly verdicts: Readonly<Record<Rule, Verdict>>;
  readonly findings: readonly Finding[];
  /** Whether no rule is broken. */
  readonly ok: boolean;
}
