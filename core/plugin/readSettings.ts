import { Type, type Static, type TObject } from "#typebox";
import type { Ajv, ValidateFunction } from "ajv";
import { fail } from "../primitives/errors.js";
import { compileWith, createAjv } from "./compileSchema.js";
import type { ContractSpec, ProfileName, Settings, ValidatorSettings } from "./contract.js";
import { contractErrors } from "./contractErrors.js";
import { messageErrors } from "./messageErrors.js";
import { schemaProblem } from "./schemaProblem.js";

type Node = Readonly<Record<string, unknown>>;

/** Keywords that hold a schema, a list of schemas, or schemas by name. Parts of an intersection stay open: each knows only its own fields. */
const HOLDERS = ["items", "anyOf", "oneOf", "additionalProperties"];
const NAMED_HOLDERS = ["properties", "patternProperties"];

/** The schema with every object closed that does not say otherwise: a misspelt setting is an error, not a silent default. */
export function closedSettings(schema: Node): Node {
  return Object.fromEntries([
    ...(schema["type"] === "object" && schema["tensor"] === undefined
      ? [["additionalProperties", false]]
      : []),
    ...Object.entries(schema).map(([keyword, held]) => {
      if (HOLDERS.includes(keyword))
        return [keyword, Array.isArray(held) ? held.map(closedPart) : closedPart(held)];
      if (!NAMED_HOLDERS.includes(keyword)) return [keyword, held];
      const parts = Object.entries(held as Node).map(([name, part]) => [name, closedPart(part)]);
      return [keyword, Object.fromEntries(parts) as Node];
    }),
  ]) as Node;
}

const closedPart = (part: unknown): unknown =>
  typeof part === "object" && part !== null ? closedSettings(part as Node) : part;

let shared: Ajv | undefined;
const compiled = new WeakMap<TObject, ValidateFunction>();

/**
 * Checks settings against their schema and fills in the defaults. The given object is not changed.
 *
 * @param subject whose settings they are, for the error
 * @throws SK1324, naming the setting and what it may be · SK1321 when the schema itself is wrong
 * @example readSettings(Type.Object({ draws: Type.Integer({ default: 100 }) }), {}, "neural") // { draws: 100 }
 */
export function readSettings<S extends TObject>(schema: S, given: unknown, subject: string): Static<S> {
  shared ??= createAjv({ useDefaults: true });
  let validate = compiled.get(schema);
  if (!validate) {
    // `closedSettings` keeps every keyword and only adds, so it is a schema still.
    validate = compileWith(shared, closedSettings(schema) as TObject);
    compiled.set(schema, validate);
  }
  const settings: unknown = structuredClone(given ?? {});
  if (!validate(settings)) {
    throw fail(messageErrors.badSettings, { subject, ...schemaProblem(validate.errors ?? []) });
  }
  return settings as Static<S>;
}

/**
 * The settings of one profile of a contract, with defaults.
 *
 * @throws SK1308 for an unknown profile · SK1324 for a bad setting
 */
export function readProfileSettings<C extends ContractSpec, P extends ProfileName<C>>(
  contract: C,
  profile: P,
  given: unknown,
): Settings<C, P> {
  const schema: TObject | undefined = Object.hasOwn(contract.profiles, profile)
    ? contract.profiles[profile]
    : undefined;
  if (!schema) {
    const known = Object.keys(contract.profiles).join(", ");
    throw fail(contractErrors.unknownProfile, { id: contract.id, profile, known });
  }
  return readSettings(schema, given, `${contract.id} ${profile}`);
}

const none = Type.Object({});

/**
 * The settings of a contract's validator, with defaults.
 *
 * @throws SK1324 for a bad setting
 */
export function readValidatorSettings<C extends ContractSpec>(
  contract: C,
  given: unknown,
): ValidatorSettings<C> {
  const schema: TObject = contract.validatorSettings ?? none;
  return readSettings(schema, given, `${contract.id} validator`) as ValidatorSettings<C>;
}
