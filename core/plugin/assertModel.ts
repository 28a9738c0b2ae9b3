import { fail } from "../primitives/errors.js";
import { assertRecord, isRecord, MAX_BATCH_ITEMS } from "./assertRecord.js";
import { contractErrors } from "./contractErrors.js";
import { findImpossible } from "./schemaSense.js";
import type { ModelReference } from "./models.js";

const SHA256 = /^[0-9a-f]{64}$/;

/** Longer than this, a model's runs would eat up most deadlines. */
const MAX_BATCH_WAIT_MS = 1_000;

/** The declared tensors of a model, each of which must be a schema made by `Tensor`. */
function assertPorts(id: string, name: string, ports: ModelReference["inputs"], path: string): void {
  if (ports === undefined) return;
  assertRecord(id, path, ports);
  for (const [port, schema] of Object.entries(ports)) {
    if (!isRecord(schema) || !isRecord(schema["tensor"])) {
      throw fail(contractErrors.badModel, { id, name, reason: `declares ${port} by no Tensor schema` });
    }
    const impossible = findImpossible(schema, `${path}.${port}`);
    if (impossible) throw fail(contractErrors.impossibleSchema, { id, ...impossible });
  }
}

function assertBatch(id: string, name: string, batch: ModelReference["batch"]): void {
  if (batch === undefined) return;
  assertRecord(id, `models.${name}.batch`, batch, ["maxItems", "maxWaitMs"]);
  const { maxItems, maxWaitMs } = batch;
  if (!Number.isSafeInteger(maxItems) || maxItems < 2 || maxItems > MAX_BATCH_ITEMS) {
    throw fail(contractErrors.badModel, {
      id,
      name,
      reason: `has batch.maxItems outside 2 to ${MAX_BATCH_ITEMS}`,
    });
  }
  if (!(maxWaitMs >= 0 && maxWaitMs <= MAX_BATCH_WAIT_MS)) {
    throw fail(contractErrors.badModel, {
      id,
      name,
      reason: `has batch.maxWaitMs outside 0 to ${MAX_BATCH_WAIT_MS}`,
    });
  }
}

/** What a reference to a model says; `inputs` and `outputs` name what is the model's own. */
const MODEL_FIELDS = ["runtime", "path", "sha256", "inputs", "outputs", "licence", "session", "batch"];

/**
 * Checks what a contract says of one of its models; the file itself is read when it is loaded.
 *
 * @throws SK1302 an unknown field · SK1312 a tensor that can't be · SK1305 anything else
 */
export function assertModel(id: string, name: string, model: ModelReference): void {
  assertRecord(id, `models.${name}`, model, MODEL_FIELDS);
  const outside =
    typeof model.path !== "string" ||
    /^([/\\]|[A-Za-z][A-Za-z0-9+.-]*:)|(^|[/\\])\.\.([/\\]|$)|^$/.test(model.path);
  if (outside)
    throw fail(contractErrors.badModel, { id, name, reason: "has no path below the subnet's own folder" });
  if (typeof model.sha256 !== "string" || !SHA256.test(model.sha256)) {
    throw fail(contractErrors.badModel, {
      id,
      name,
      reason: "has no SHA-256 of 64 lower-case hexadecimal digits",
    });
  }
  if (model.runtime !== "onnx" && model.runtime !== "tfjs") {
    throw fail(contractErrors.badModel, { id, name, reason: "names no known runtime" });
  }
  if (model.licence !== undefined && (typeof model.licence !== "string" || model.licence.trim() === "")) {
    throw fail(contractErrors.badModel, { id, name, reason: "has a licence that is no text" });
  }
  if (model.session !== undefined && model.session !== "process" && model.session !== "thread") {
    throw fail(contractErrors.badModel, {
      id,
      name,
      reason: 'has a session other than "process" and "thread"',
    });
  }
  assertBatch(id, name, model.batch);
  assertPorts(id, name, model.inputs, `models.${name}.inputs`);
  assertPorts(id, name, model.outputs, `models.${name}.outputs`);
}
