import type { Static, TSchema } from "@sinclair/typebox";
import { Ajv, type Options, type ValidateFunction } from "ajv";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { isMultiple } from "./isMultiple.js";
import { messageErrors } from "./messageErrors.js";
import { reasonOf } from "./reasonOf.js";
import { schemaProblem, type SchemaProblem } from "./schemaProblem.js";
import type { DType } from "./tensor.js";
import { tensorProblem } from "./tensorProblem.js";
import type { TensorOptions } from "./tensorSchema.js";

/** A compiled schema. The value is never changed. */
export interface SchemaCheck<T> {
  /** The first problem found, or undefined for a good value. */
  problem(value: unknown): SchemaProblem | undefined;
  /**
   * Returns the value, typed.
   *
   * @throws SK1320, beginning with `subject`
   */
  check(value: unknown, subject: string): T;
}

/** An ajv that knows tensors, takes multiples for what they are written as, and is strict about its schemas: unknown keywords and formats are errors. */
export function createAjv(options: Options): Ajv {
  const ajv = new Ajv({ strict: true, allErrors: false, verbose: true, ...options });
  ajv.addKeyword({
    keyword: "tensor",
    type: "object",
    schemaType: "object",
    compile(tensor: TensorOptions<DType>) {
      const validate: { (data: object): boolean; errors?: object[] } = (data) => {
        const message = tensorProblem(data, tensor);
        if (message !== undefined) validate.errors = [{ keyword: "tensor", message, params: {} }];
        return message === undefined;
      };
      return validate;
    },
  });
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    validate: (step: number, value: number) => isMultiple(value, step),
    error: { message: ({ schema }) => `must be multiple of ${schema}` },
  });
  return ajv;
}

/**
 * Compiles with a shared ajv, and has it forget the schema at once: its own cache would keep every schema for ever.
 *
 * @throws SK1321
 */
export function compileWith(ajv: Ajv, schema: TSchema): ValidateFunction {
  try {
    return ajv.compile(schema);
  } catch (cause) {
    if (isSubnetkitError(cause)) throw cause;
    throw fail(messageErrors.badSchema, { reason: reasonOf(cause) }, cause);
  } finally {
    ajv.removeSchema(schema);
  }
}

let shared: Ajv | undefined;
const compiled = new WeakMap<TSchema, SchemaCheck<unknown>>();

/** Whether a schema may have this keyword. */
export const isKeyword = (name: string): boolean => (shared ??= createAjv({})).RULES.keywords[name] === true;

/**
 * The check of a schema: compiled on first use (the first schema of a process costs some 30 ms), then kept as long as the schema.
 *
 * @throws SK1321 at the first check, when the schema has keywords that are not JSON Schema's or `Tensor`'s
 * @example compileSchema(Type.Integer({ minimum: 1 })).check(0, "The height") // throws SK1320: "The height: value must be >= 1."
 */
export function compileSchema<S extends TSchema>(schema: S): SchemaCheck<Static<S>> {
  const known = compiled.get(schema);
  // The cache is keyed by the schema itself, so what it holds for S checks for Static<S>.
  if (known) return known;

  let validate: ValidateFunction | undefined;
  const problem = (value: unknown): SchemaProblem | undefined => {
    validate ??= compileWith((shared ??= createAjv({})), schema);
    return validate(value) ? undefined : schemaProblem(validate.errors ?? []);
  };
  const check: SchemaCheck<Static<S>> = {
    problem,
    check(value, subject) {
      const found = problem(value);
      if (found) throw fail(messageErrors.mismatch, { subject, ...found });
      return value;
    },
  };
  compiled.set(schema, check);
  return check;
}
