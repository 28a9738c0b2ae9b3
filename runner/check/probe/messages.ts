import type { Finding, Rule } from "../rules.js";
import type { RecordedTask } from "./record.js";

/** What a probe is asked to do, once. */
export interface ProbeJob {
  /** URL of the subnet's entry module. */
  readonly entry: string;
  /** Tasks of another process, whose scores must come out the same; none when there was no other. */
  readonly recorded: readonly RecordedTask[];
  /** The plugin's own folder. */
  readonly folder: string;
  /** Under the permission model what is refused is a finding; `workers`: whether it lets them start. */
  readonly restricted?: { readonly workers: boolean };
}

/** Probe → check. A value crosses as a structured clone, tensors included. */
export type FromProbe =
  | { readonly kind: "stage"; readonly stage: Stage }
  /** Within a stage, the rule that is looked at from now on, and at what. */
  | { readonly kind: "step"; readonly rule: Rule; readonly what: string }
  | { readonly kind: "finding"; readonly finding: Finding }
  /** Rules that this run could not look at. */
  | { readonly kind: "undecided"; readonly rules: readonly Rule[] }
  | {
      readonly kind: "described";
      readonly subnet: string;
      readonly workers: boolean;
      readonly memoryMb: number;
    }
  | { readonly kind: "recorded"; readonly tasks: readonly RecordedTask[] }
  /** Everything is disposed of: the process should end by itself now. */
  | { readonly kind: "done"; readonly peakMemoryBytes: number }
  /** Answer to `lingering`: what keeps the process alive. */
  | { readonly kind: "resources"; readonly resources: readonly string[] };

/** Check → probe. */
export type ToProbe = { readonly kind: "job"; readonly job: ProbeJob } | { readonly kind: "lingering" };

export const STAGES = ["loading", "models", "tasks", "answers", "scores", "disposing"] as const;

export type Stage = (typeof STAGES)[number];

/** The rules that are decided in each stage: a probe that ends in it leaves them undecided. */
export const rulesOf: Readonly<Record<Stage, readonly Rule[]>> = {
  loading: ["loads", "schemas"],
  models: ["models"],
  tasks: ["tasks"],
  answers: ["answers", "nan", "settings"],
  scores: ["scores", "pure", "order", "robust", "weights", "time"],
  disposing: ["memory", "disposal", "files", "processes", "network"],
};
