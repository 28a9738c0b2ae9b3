import { flag, safeInt, u64, valueMismatch, type Codec } from "../state/codecs.js";

/** Who may change a parameter: a subnet's owner, or the network as a whole only. The network may do what an owner may. */
export type Setter = "owner" | "network";

/** What can be said of a parameter without its type of value. */
export interface ParameterRules {
  /** What the public chain calls the type. */
  readonly type: string;
  readonly setBy: Setter;
  /** The values it may have, for people. */
  readonly range: string;
  /** What it does, in a few words. */
  readonly effect: string;
  /** Whether `value` is of the right type and in the range of whoever sets it. */
  accepts(value: unknown, setter: Setter): boolean;
}

/** One parameter of a subnet or of the network: everything about it but its name. */
export interface Parameter<Value> extends ParameterRules {
  /** The chain's value for a new subnet, or a new network. */
  readonly defaultValue: Value;
  readonly codec: Codec<Value>;
}

/** The values of a table of parameters. */
export type ParameterValues<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Parameter<infer Value> ? Value : never;
};

interface Described {
  readonly type: string;
  readonly setBy: Setter;
  readonly effect: string;
}

interface Limits<Value> {
  readonly min: Value;
  readonly max: Value;
  /** Narrower limits for the owner of a subnet. */
  readonly owner?: { readonly min: Value; readonly max: Value };
}

/** An integer held as a number. */
export function integerParameter(
  described: Described & Limits<number> & { readonly defaultValue: number },
): Parameter<number> {
  return {
    ...described,
    range: rangeText(described),
    codec: safeInt,
    accepts: (value, setter) =>
      typeof value === "number" && Number.isSafeInteger(value) && within(described, value, setter),
  };
}

/** An integer held as a bigint: rao, keys, and fixed-point raws. At most 2^64-1. */
export function bigParameter(
  described: Described & Limits<bigint> & { readonly defaultValue: bigint; readonly codec?: Codec<bigint> },
): Parameter<bigint> {
  return {
    ...described,
    range: rangeText(described),
    codec: described.codec ?? u64,
    accepts: (value, setter) => typeof value === "bigint" && within(described, value, setter),
  };
}

/** A switch. */
export function flagParameter(
  described: Omit<Described, "type"> & { readonly defaultValue: boolean },
): Parameter<boolean> {
  return {
    ...described,
    type: "bool",
    range: "true or false",
    codec: flag,
    accepts: (value, setter) => typeof value === "boolean" && maySet(described.setBy, setter),
  };
}

/** One of a few words. */
export function choiceParameter<const Choice extends string>(
  described: Omit<Described, "type"> & { readonly choices: readonly Choice[]; readonly defaultValue: Choice },
): Parameter<Choice> {
  const isChoice = (value: unknown): value is Choice => described.choices.some((choice) => choice === value);
  const check = (value: unknown): Choice => {
    if (!isChoice(value)) throw valueMismatch(described.choices.join(" or "), value);
    return value;
  };
  return {
    ...described,
    type: "enum",
    range: described.choices.join(" or "),
    codec: { shape: described.choices.join("|"), encode: check, decode: check },
    accepts: (value, setter) => isChoice(value) && maySet(described.setBy, setter),
  };
}

function maySet(setBy: Setter, setter: Setter): boolean {
  return setter === "network" || setBy === "owner";
}

function within<Value extends number | bigint>(
  described: Described & Limits<Value>,
  value: Value,
  setter: Setter,
): boolean {
  const { min, max } = setter === "owner" ? (described.owner ?? described) : described;
  return maySet(described.setBy, setter) && value >= min && value <= max;
}

function rangeText({ min, max, owner }: Limits<number | bigint>): string {
  const whole = `${min} to ${max}`;
  return owner === undefined ? whole : `${whole}; for the owner ${owner.min} to ${owner.max}`;
}
