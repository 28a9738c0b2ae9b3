import { thrownText } from "./thrownText.js";

/** The shape of one entry of the error catalogue. `{name}` marks a value the thrower must supply. */
export interface ErrorDescriptor {
  /** Stable machine code, `SK` and four digits; the first two name the module (see docs/errors.md). */
  readonly code: `SK${string}`;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do next. */
  readonly next: string;
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values that a descriptor's texts ask for, by name. */
export type ErrorArguments<D extends ErrorDescriptor> = Record<
  Placeholders<D["message"]> | Placeholders<D["next"]>,
  string | number | bigint | boolean
>;

/** Plain form of an error, for the wire and for `--json`. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

const brand = Symbol.for("subnetkit.error");

/** The one error class of the project: a code for programs, a sentence and a next step for people. */
export class SubnetkitError extends Error {
  readonly [brand] = true;
  readonly code: string;
  readonly next: string;

  constructor(report: ErrorReport, cause?: unknown) {
    super(report.message, cause === undefined ? undefined : { cause });
    this.name = "SubnetkitError";
    this.code = report.code;
    this.next = report.next;
  }
}

/** Recognises our errors by brand, since two copies of the package may be installed. */
export function isSubnetkitError(value: unknown): value is SubnetkitError {
  return typeof value === "object" && value !== null && brand in value;
}

/**
 * Declares the errors of one module. Every descriptor of the project is listed in docs/errors.md, which is generated.
 *
 * @example
 * const errors = defineErrors({ empty: { code: "SK9901", message: "{file} is empty.", next: "Write to it." } });
 */
export function defineErrors<const Catalogue extends Record<string, ErrorDescriptor>>(
  catalogue: Catalogue,
): Catalogue {
  return catalogue;
}

/**
 * Makes an error from its descriptor; the caller throws it.
 *
 * @example
 * throw fail(errors.empty, { file: "a.json" });
 */
export function fail<D extends ErrorDescriptor>(
  descriptor: D,
  ...[args, cause]: [Placeholders<D["message"] | D["next"]>] extends [never]
    ? [args?: Record<string, never>, cause?: unknown]
    : [args: ErrorArguments<D>, cause?: unknown]
): SubnetkitError {
  const values: Readonly<Record<string, unknown>> = args ?? {};
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  return new SubnetkitError(
    { code: descriptor.code, message: fill(descriptor.message), next: fill(descriptor.next) },
    cause,
  );
}

/** Turns anything thrown into code, sentence and next step; a foreign error keeps its text under SK0100. */
export function reportOf(error: unknown): ErrorReport {
  if (isSubnetkitError(error)) return { code: error.code, message: error.message, next: error.next };
  return {
    code: "SK0100",
    message: thrownText(error),
    next: "This error has no code of its own: report it with the command that led to it.",
  };
}
