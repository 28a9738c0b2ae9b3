import { fail } from "../primitives/errors.js";
import { assertModel } from "./assertModel.js";
import { assertRecord, isRecord, MAX_BATCH_ITEMS } from "./assertRecord.js";
import { listed } from "../primitives/listed.js";
import { didYouMean } from "../primitives/nearestName.js";
import type { ContractSpec } from "./contract.js";
import { contractErrors } from "./contractErrors.js";
import { HYPERPARAMETER_KINDS, isHyperparameter, kindProblem } from "./hyperparameterKinds.js";
import { looseKinds } from "./looseKinds.js";
import { findImpossible } from "./schemaSense.js";
import { looseSizes } from "./schemaStrictness.js";
import { findUncompilable } from "./uncompilable.js";
import { versionFromText } from "./versionRange.js";

const ID = /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME = /^[a-z][A-Za-z0-9-]{0,31}$/;

/** Less than what a connection holds for a peer that reads slowly, before it gives that peer up. */
const MAX_MESSAGE_BYTES = 6_000_000;

const FIELDS = [
  "id",
  "version",
  "summary",
  "task",
  "models",
  "profiles",
  "validatorSettings",
  "hyperparameters",
  "needs",
  "clients",
];
const TASK_FIELDS = [
  "request",
  "response",
  "secret",
  "outcome",
  "timeoutMs",
  "streaming",
  "batch",
  "commitReveal",
  "maxMessageBytes",
];
const TASK_SCHEMAS = ["request", "response", "secret", "outcome"] as const;

/** Whether the text is an id: lower-case words joined by "-". */
export function isId(text: string): boolean {
  return ID.test(text);
}

function assertTask(id: string, task: ContractSpec["task"]): void {
  assertRecord(id, "task", task, TASK_FIELDS);
  if (!Number.isSafeInteger(task.timeoutMs) || task.timeoutMs <= 0) {
    throw fail(contractErrors.badField, {
      id,
      path: "task.timeoutMs",
      reason: "is not a positive whole number",
    });
  }
  if (typeof task.streaming !== "boolean") {
    throw fail(contractErrors.badField, { id, path: "task.streaming", reason: "is neither true nor false" });
  }
  assertExchange(id, task);
  const { maxMessageBytes: most } = task;
  if (most !== undefined && !(Number.isSafeInteger(most) && most >= 1_024 && most <= MAX_MESSAGE_BYTES)) {
    const reason = `is not a whole number from 1,024 to ${MAX_MESSAGE_BYTES}`;
    throw fail(contractErrors.badField, { id, path: "task.maxMessageBytes", reason });
  }
  const schemas = TASK_SCHEMAS.flatMap((name) => {
    const isLeftOut = task[name] === undefined && (name === "secret" || name === "outcome");
    return isLeftOut ? [] : [{ path: `task.${name}`, schema: task[name] }];
  });
  const [loose] = looseKinds(schemas.flatMap(({ path, schema }) => looseSizes(schema, path)));
  if (loose) throw fail(contractErrors.looseSchema, { id, ...loose, paths: listed(loose.paths) });
  for (const { path, schema } of schemas) assertPossible(id, path, schema);
}

/** How answers travel: in batches, committed to first, or in parts. */
function assertExchange(id: string, { batch, commitReveal, streaming }: ContractSpec["task"]): void {
  if (batch !== undefined) {
    assertRecord(id, "task.batch", batch, ["maxItems"]);
    const { maxItems } = batch;
    if (!Number.isSafeInteger(maxItems) || maxItems < 1 || maxItems > MAX_BATCH_ITEMS) {
      const reason = `is not a whole number from 1 to ${MAX_BATCH_ITEMS}`;
      throw fail(contractErrors.badField, { id, path: "task.batch.maxItems", reason });
    }
  }
  if (commitReveal !== undefined && typeof commitReveal !== "boolean") {
    throw fail(contractErrors.badField, {
      id,
      path: "task.commitReveal",
      reason: "is neither true nor false",
    });
  }
  if (streaming && (batch !== undefined || commitReveal)) {
    const other = batch === undefined ? "commitReveal" : "batch";
    throw fail(contractErrors.notTogether, { id, one: "task.streaming", other: `task.${other}` });
  }
}

function assertNeeds(id: string, needs: ContractSpec["needs"]): void {
  if (needs === undefined) return;
  assertRecord(id, "needs", needs, ["workers", "folder", "memoryMb"]);
  for (const name of ["workers", "folder"] as const) {
    if (needs[name] === undefined || typeof needs[name] === "boolean") continue;
    throw fail(contractErrors.badField, { id, path: `needs.${name}`, reason: "is neither true nor false" });
  }
  const { memoryMb } = needs;
  if (memoryMb !== undefined && !(Number.isSafeInteger(memoryMb) && memoryMb > 0)) {
    throw fail(contractErrors.badField, {
      id,
      path: "needs.memoryMb",
      reason: "is not a whole number above 0",
    });
  }
}

function assertClients(id: string, clients: ContractSpec["clients"]): void {
  if (clients === undefined) return;
  const names = ["perMinute", "burst", "budgetPerHour"] as const;
  assertRecord(id, "clients", clients, names);
  for (const name of names) {
    if (Number.isSafeInteger(clients[name]) && clients[name] > 0) continue;
    throw fail(contractErrors.badField, {
      id,
      path: `clients.${name}`,
      reason: "is not a whole number above 0",
    });
  }
}

function assertHyperparameters(id: string, requested: ContractSpec["hyperparameters"]): void {
  assertRecord(id, "hyperparameters", requested);
  for (const [name, value] of Object.entries(requested)) {
    if (!isHyperparameter(name)) {
      const known = Object.keys(HYPERPARAMETER_KINDS);
      const hint = didYouMean(name, known);
      throw fail(contractErrors.unknownHyperparameter, { id, name, hint, known: known.join(", ") });
    }
    const reason = kindProblem(name, value);
    if (reason) throw fail(contractErrors.badField, { id, path: `hyperparameters.${name}`, reason });
  }
}

function assertSettings(id: string, path: string, schema: unknown): void {
  if (!isRecord(schema) || schema["type"] !== "object") {
    throw fail(contractErrors.badField, { id, path, reason: "is not a schema of an object" });
  }
  assertPossible(id, path, schema);
}

function assertPossible(id: string, path: string, schema: unknown): void {
  const impossible = findImpossible(schema, path);
  if (impossible) throw fail(contractErrors.impossibleSchema, { id, ...impossible });
  const uncompilable = findUncompilable(schema, path);
  if (uncompilable) throw fail(contractErrors.uncompilableSchema, { id, ...uncompilable });
}

function assertNames(id: string, path: string, named: Readonly<Record<string, unknown>>): void {
  assertRecord(id, path, named);
  for (const name of Object.keys(named)) {
    if (!NAME.test(name)) throw fail(contractErrors.badName, { id, path, name });
  }
}

/**
 * Checks everything about a contract that its type can't say: id, version, time limit, strict schemas, model hashes, names.
 * Settings of profiles and of validators need not be closed: they come from the neuron's owner and unknown ones are refused when they are read.
 *
 * @throws SK1300 id · SK1301 version · SK1302 field · SK1303 schema, with its path · SK1304 name · SK1305 model · SK1309 streaming with
 * batches or commit–reveal · SK1310 a hyperparameter that there is not · SK1312 a schema that
 * contradicts itself, such as a default that it would refuse · SK1313 a schema that no check can be made of, such as one with a format
 */
export function assertContract(contract: ContractSpec): void {
  if (typeof contract.id !== "string" || !isId(contract.id))
    throw fail(contractErrors.badId, { id: String(contract.id) });
  const { id } = contract;
  assertRecord(id, "contract", contract, FIELDS);
  if (typeof contract.version !== "string" || !versionFromText(contract.version)) {
    throw fail(contractErrors.badVersion, { id, version: String(contract.version) });
  }
  if (typeof contract.summary !== "string" || contract.summary.trim() === "") {
    throw fail(contractErrors.badField, { id, path: "summary", reason: "is empty" });
  }
  assertTask(id, contract.task);
  assertNames(id, "models", contract.models);
  for (const [name, model] of Object.entries(contract.models)) assertModel(id, name, model);
  assertNames(id, "profiles", contract.profiles);
  if (Object.keys(contract.profiles).length === 0) {
    throw fail(contractErrors.badField, { id, path: "profiles", reason: "names no way to mine" });
  }
  for (const [name, settings] of Object.entries(contract.profiles)) {
    assertSettings(id, `profiles.${name}`, settings);
  }
  if (contract.validatorSettings !== undefined) {
    assertSettings(id, "validatorSettings", contract.validatorSettings);
  }
  assertHyperparameters(id, contract.hyperparameters);
  assertNeeds(id, contract.needs);
  assertClients(id, contract.clients);
}
