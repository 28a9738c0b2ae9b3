import type { ModelPort } from "../../../core/plugin/models.js";
import type { ModelDescription } from "../../models/describeModels.js";
import type { Colours } from "./colours.js";
import { left, renderTable, right } from "./table.js";

/** Digits of a hash that tell models apart; the JSON has all. */
const HASH_DIGITS = 12;

/** Two tables, of the models and of what they take and give, and what is wrong with them. */
export function renderModels(models: readonly ModelDescription[], colours: Colours): readonly string[] {
  if (models.length === 0) return ["These subnets have no models."];
  const [titles = "", ...rows] = renderTable(
    [
      left("subnet"),
      left("model"),
      right("size"),
      left("sha256"),
      left("licence"),
      right("run"),
      left("runtime"),
    ],
    models.map(({ subnet, name, sizeBytes, sha256, licence, latency, runtime }) => [
      subnet,
      name,
      sizeBytes === undefined ? "?" : sizeText(sizeBytes),
      sha256.slice(0, HASH_DIGITS),
      licence ?? "unknown",
      latency === undefined ? "?" : `${Number(latency.medianMs.toPrecision(3))} ms`,
      runtime === undefined ? "?" : shortRuntime(runtime),
    ]),
  );
  const [portTitles = "", ...ports] = renderTable(
    [left("model"), left(""), left("tensor"), left("type"), left("shape"), left("timed with")],
    models.flatMap((model) => [
      ...(model.inputs ?? []).map((port) => portRow(model, "input", port)),
      ...(model.outputs ?? []).map((port) => portRow(model, "output", port)),
    ]),
  );
  const problems = models.flatMap(({ subnet, name, problem }) =>
    problem
      ? ["", `${colours.red(problem.code)} ${subnet} ${name}: ${problem.message}`, `  Next: ${problem.next}`]
      : [],
  );
  return [
    colours.dim(titles),
    ...rows,
    "",
    colours.dim(portTitles),
    ...ports,
    ...runtimeNotes(models),
    ...problems,
  ];
}

/** A runtime says in parentheses why it is not another one; the column has no room for that. */
const shortRuntime = (runtime: string): string => runtime.replace(/ \(.*$/, "");

/** Each reason once, below the tables. */
function runtimeNotes(models: readonly ModelDescription[]): readonly string[] {
  const told = models.flatMap(({ runtime }) =>
    runtime !== undefined && runtime !== shortRuntime(runtime) ? [runtime] : [],
  );
  return told.length === 0 ? [] : ["", ...new Set(told)];
}

function portRow(
  { name: model, latency }: ModelDescription,
  direction: "input" | "output",
  { name, dtype, shape }: ModelPort,
): readonly string[] {
  const timed = direction === "input" ? latency?.shapes[name] : undefined;
  return [model, direction, name, dtype, shapeText(shape), timed ? shapeText(timed) : ""];
}

const shapeText = (shape: readonly number[]): string =>
  `[${shape.map((size) => (size === -1 ? "any" : String(size))).join(", ")}]`;

function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_024 ** 2) return `${(bytes / 1_024).toFixed(1)} KiB`;
  return `${(bytes / 1_024 ** 2).toFixed(1)} MiB`;
}
