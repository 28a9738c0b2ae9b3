/**
 * The four ways a hook treats its taps. Taps run in the order of tapping, which is the order of plugin resolution.
 *
 * | discipline | when | tap returns | `undefined` means | a throwing tap |
 * | --- | --- | --- | --- | --- |
 * | observe | after the fact, not awaited | nothing | – | is reported; the others run |
 * | series | before or around, each awaited | nothing | – | stops the rest and rejects the call |
 * | waterfall | each awaited, gets the previous one's value | a new value | keep the value | stops the rest and rejects the call |
 * | decide | at once, never a promise | an answer, which ends the hook | no opinion | stops the rest and throws |
 *
 * No tap may change its arguments. In `decide`, `false`, `null` and 0 are answers: only `undefined` is not.
 */
export type Discipline = "observe" | "series" | "waterfall" | "decide";

/** A hook's discipline and arguments. `Args` and `Result` exist for the compiler only. */
export interface HookSpec<D extends Discipline, Args extends readonly unknown[], Result> {
  readonly discipline: D;
  /** As many names as arguments: an argument without a name would not reach the taps. */
  readonly argumentNames: readonly string[];
  readonly types?: (...args: Args) => Result;
}

export type AnyHookSpec = HookSpec<Discipline, never, unknown>;

/** Hook name → spec. */
export type HookSpecs = Readonly<Record<string, AnyHookSpec>>;

type Names<Args extends readonly unknown[]> = { readonly [At in keyof Args]: string };

/** @example observe<[height: number]>("height") */
export function observe<Args extends readonly [unknown, ...unknown[]]>(
  ...argumentNames: Names<Args>
): HookSpec<"observe", Args, void> {
  return { discipline: "observe", argumentNames };
}

/** @example series<[task: Task]>("task") */
export function series<Args extends readonly [unknown, ...unknown[]]>(
  ...argumentNames: Names<Args>
): HookSpec<"series", Args, void> {
  return { discipline: "series", argumentNames };
}

/**
 * The first argument is the value that passes through; the others are its circumstances.
 *
 * @example waterfall<[priority: number, caller: Caller]>("priority", "caller")
 */
export function waterfall<Args extends readonly [unknown, ...unknown[]]>(
  ...argumentNames: Names<Args>
): HookSpec<"waterfall", Args, Args[0]> {
  return { discipline: "waterfall", argumentNames };
}

/** @example decide<Refusal, [caller: Caller]>("caller") */
export function decide<Answer, Args extends readonly [unknown, ...unknown[]]>(
  ...argumentNames: Names<Args>
): HookSpec<"decide", Args, Answer> {
  return { discipline: "decide", argumentNames };
}

/** What a plugin's function for a hook looks like. */
export type Tap<Spec> =
  Spec extends HookSpec<infer D, infer Args, infer Result>
    ? {
        observe: (...args: Args) => void | Promise<void>;
        series: (...args: Args) => void | Promise<void>;
        waterfall: (...args: Args) => Result | undefined | Promise<Result | undefined>;
        decide: (...args: Args) => Result | undefined;
      }[D]
    : never;

/** What the owner of a hook calls. */
export type HookCall<Spec> =
  Spec extends HookSpec<infer D, infer Args, infer Result>
    ? {
        observe: (...args: Args) => void;
        series: (...args: Args) => Promise<void>;
        waterfall: (...args: Args) => Promise<Result>;
        decide: (...args: Args) => Result | undefined;
      }[D]
    : never;
