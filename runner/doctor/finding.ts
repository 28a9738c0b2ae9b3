/** What one check found. A warning is something that works, though not as well as it could. */
export interface Finding {
  readonly check: string;
  readonly status: "ok" | "warning" | "problem";
  /** What there is: a version, a path, a reason. */
  readonly detail: string;
  /** What to do about a warning or a problem. */
  readonly next?: string;
}
