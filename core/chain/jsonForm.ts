import { amountFromText } from "../primitives/amounts.js";
import { fail, reportOf } from "../primitives/errors.js";
import { accountFromText, type AccountId } from "../primitives/ss58.js";
import { describe } from "../state/codecs.js";
import { chainErrors } from "./chainErrors.js";

/** How a value stands in a JSON file. Reading is strict: nothing is converted, filled in or ignored. */
export interface JsonForm<Value> {
  write(value: Value): unknown;
  /** @throws SK1213 with the path of what is wrong */
  read(json: unknown, path: string): Value;
}

function wrong(path: string, expected: string, found: unknown): Error {
  return fail(chainErrors.malformedGenesis, {
    path,
    reason: `it should be ${expected}, not ${describe(found)}`,
  });
}

/** A JSON value that satisfies a check, as it is. */
export function jsonCheck<Value>(expected: string, is: (json: unknown) => json is Value): JsonForm<Value> {
  return {
    write: (value) => value,
    read: (json, path) => {
      if (!is(json)) throw wrong(path, expected, json);
      return json;
    },
  };
}

/** A JSON string that another function reads, its error made into a reason. */
function jsonString<Value>(read: (text: string) => Value, write: (value: Value) => string): JsonForm<Value> {
  return {
    write,
    read: (json, path) => {
      if (typeof json !== "string") throw wrong(path, "a string", json);
      try {
        return read(json);
      } catch (cause) {
        throw fail(chainErrors.malformedGenesis, { path, reason: reportOf(cause).message }, cause);
      }
    },
  };
}

export const jsonText: JsonForm<string> = jsonCheck(
  "a non-empty string",
  (json): json is string => typeof json === "string" && json !== "",
);

export const jsonFlag: JsonForm<boolean> = jsonCheck("true or false", (json) => typeof json === "boolean");

export function jsonInteger(min: number, max: number): JsonForm<number> {
  return jsonCheck(
    `an integer from ${min} to ${max}`,
    (json): json is number =>
      typeof json === "number" && Number.isSafeInteger(json) && json >= min && json <= max,
  );
}

export const jsonNetuid: JsonForm<number> = jsonInteger(0, 65_535);
export const jsonHeight: JsonForm<number> = jsonInteger(0, 4_294_967_295);

/** Rao, as a decimal string. */
export const jsonAmount: JsonForm<bigint> = jsonString(amountFromText, String);

export const jsonAccount: JsonForm<AccountId> = jsonString(accountFromText, String);

/** An integer of any size, as a decimal string. */
export const jsonBig: JsonForm<bigint> = {
  write: String,
  read: (json, path) => {
    if (typeof json !== "string" || !/^(0|-?[1-9][0-9]{0,99})$/.test(json))
      throw wrong(path, "a decimal integer", json);
    return BigInt(json);
  },
};

export function jsonList<Value>(item: JsonForm<Value>): JsonForm<readonly Value[]> {
  return {
    write: (values) => values.map((value) => item.write(value)),
    read: (json, path) => {
      if (!Array.isArray(json)) throw wrong(path, "a list", json);
      return json.map((each, index) => item.read(each, `${path}[${index}]`));
    },
  };
}

/** A value or undefined; undefined is an absent field. Only for fields. */
export function jsonOptional<Value>(form: JsonForm<Value>): JsonForm<Value | undefined> {
  return {
    write: (value) => (value === undefined ? undefined : form.write(value)),
    read: (json, path) => (json === undefined ? undefined : form.read(json, path)),
  };
}

/** An object with these fields and no others. */
export function jsonObject<Fields extends object>(fields: {
  readonly [Name in keyof Fields]: JsonForm<Fields[Name]>;
}): JsonForm<Readonly<Fields>> {
  // Object.keys is typed string[]; these are the keys of `fields` by construction.
  const names = Object.keys(fields) as (keyof Fields & string)[];
  return {
    write: (value) => {
      const written = names.map((name) => [name, fields[name].write(value[name])] as const);
      return Object.fromEntries(written.filter(([, json]) => json !== undefined));
    },
    read: (json, path) => {
      if (typeof json !== "object" || json === null || Array.isArray(json))
        throw wrong(path, "an object", json);
      const found = new Map<string, unknown>(Object.entries(json));
      const value: Partial<Fields> = {};
      for (const name of names) {
        const at = path === "" ? name : `${path}.${name}`;
        value[name] = fields[name].read(found.get(name), at);
        found.delete(name);
      }
      const [unknown] = found.keys();
      if (unknown !== undefined) {
        throw fail(chainErrors.malformedGenesis, { path, reason: `there is no field ${describe(unknown)}` });
      }
      return value as Fields; // every declared field was just set
    },
  };
}
