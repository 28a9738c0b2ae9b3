import { Type } from "@sinclair/typebox";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";

export const closed = { additionalProperties: false };

/** A contract with a tensor each way, for tests. */
export const sumContract = defineContract({
  id: "row-sums",
  version: "1.2.0",
  summary: "Miners add up the rows of a matrix.",
  task: {
    request: Type.Object(
      {
        matrix: Tensor({ dtype: "float32", shape: [{ max: 4 }, 3], min: -10, max: 10 }),
        mode: Type.Union([Type.Literal("plain"), Type.Literal("absolute")]),
      },
      closed,
    ),
    response: Type.Object({ sums: Tensor({ dtype: "float64", shape: [{ max: 4 }] }) }, closed),
    timeoutMs: 500,
    streaming: false,
  },
  models: {},
  profiles: {
    exact: Type.Object({ digits: Type.Integer({ minimum: 1, maximum: 17, default: 17 }) }),
    zero: Type.Object({}),
  },
  hyperparameters: {},
});

/** The contract with some of it replaced by what its type forbids, as plain JavaScript can. */
export function changed(fields: Readonly<Record<string, unknown>>): ContractSpec {
  return { ...sumContract, ...fields };
}

/** The code of the error that a function throws; fails when it throws none, or one without a code. */
export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

/** What the error that a function throws says to do next. */
export function nextOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return isSubnetkitError(error) ? error.next : String(error);
  }
  throw new Error("Nothing was thrown.");
}

/** The message of the error that a function throws. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("Nothing was thrown.");
}
