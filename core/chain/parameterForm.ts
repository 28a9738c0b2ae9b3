import { fail } from "../primitives/errors.js";
import type { Parameter, ParameterValues } from "../registry/parameters.js";
import { describe } from "../state/codecs.js";
import { chainErrors } from "./chainErrors.js";
import { jsonBig, jsonObject, type JsonForm } from "./jsonForm.js";

/** How all parameters of a table stand in JSON: bigints as decimal strings, the rest as it is. All are required. */
export function parameterForm<Table extends Readonly<Record<string, unknown>>>(
  table: Table,
): JsonForm<ParameterValues<Table>> {
  const fields = Object.entries(table).map(([name, parameter]) => [
    name,
    formOf(parameter as Parameter<unknown>),
  ]);
  return jsonObject<ParameterValues<Table>>(Object.fromEntries(fields) as never); // one form for each parameter of the table
}

function formOf<Value>(parameter: Parameter<Value>): JsonForm<Value> {
  const isBig = typeof parameter.defaultValue === "bigint";
  return {
    write: (value) => (typeof value === "bigint" ? String(value) : value),
    read: (json, path) => {
      const value: unknown = isBig ? jsonBig.read(json, path) : json;
      if (parameter.accepts(value, "network")) return value as Value; // accepts vouches for the type
      const reason = `it should be ${parameter.type}, ${parameter.range}; not ${describe(json)}`;
      throw fail(chainErrors.malformedGenesis, { path, reason });
    },
  };
}
