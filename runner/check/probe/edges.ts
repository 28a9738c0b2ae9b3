import type { TSchema } from "@sinclair/typebox";
import { compileSchema } from "../../../core/plugin/compileSchema.js";
import { isTensor, mapElements } from "../../../core/plugin/mapNumbers.js";
import type { DType, Tensor } from "../../../core/plugin/tensor.js";
import { elementCount, TENSOR_ARRAYS } from "../../../core/plugin/tensorLayout.js";
import type { TensorOptions } from "../../../core/plugin/tensorSchema.js";
import { smallestOf, type SchemaNode } from "./smallest.js";

/** A value at a bound of its schema, and in words which. */
export interface Edge {
  readonly at: string;
  readonly value: unknown;
}

/** Lists, texts and tensors are tried at their longest up to this many items; whether longer ones take too long is the author's to see. */
const LONGEST = 4_096;
/** Most edges of one schema. */
const MOST = 128;
/** How far inside an exclusive bound a number is taken, as a part of it. */
const INSIDE = 2 ** -40;

/**
 * A good value with one part of it at a bound of the schema: numbers at minimum and maximum, texts and lists at their shortest and
 * longest, optional fields absent and present, each branch of a union, tensors of the least shape and with the least and the greatest
 * elements. What the schema refuses is left out.
 */
export function edgesOf(schema: TSchema, value: unknown): Edge[] {
  const check = compileSchema(schema);
  const all = [...edges(schema, value, ""), { at: "everything at its least", value: smallestOf(schema) }];
  return all.filter((edge) => check.problem(edge.value) === undefined).slice(0, MOST);
}

function edges(node: SchemaNode, value: unknown, path: string): Edge[] {
  const here = (what: string, edge: unknown): Edge => ({ at: `${path || "the whole"} ${what}`, value: edge });
  if ("const" in node) return [];
  if (Array.isArray(node["enum"]))
    return node["enum"].map((each: unknown) => here(`being ${String(each)}`, each));
  if (node["tensor"]) return tensorEdges(node["tensor"] as TensorOptions<DType>, value, here);
  const branches = [node["anyOf"], node["oneOf"]].flatMap((list) =>
    Array.isArray(list) ? (list as SchemaNode[]) : [],
  );
  if (branches.length > 0) return branches.flatMap((branch) => branchEdges(branch, value, path, here));
  switch (node["type"]) {
    case "number":
    case "integer":
      return numberEdges(node, here);
    case "boolean":
      return [here("false", false), here("true", true)];
    case "string":
      return textEdges(node, value, here);
    case "array":
      return listEdges(node, value, path, here);
    case "object":
      return objectEdges(node, value, path);
    default:
      return [];
  }
}

type Here = (what: string, edge: unknown) => Edge;

function branchEdges(branch: SchemaNode, value: unknown, path: string, here: Here): Edge[] {
  // A branch is a schema by itself.
  if (compileSchema(branch as TSchema).problem(value) === undefined) return edges(branch, value, path);
  const other = smallestOf(branch);
  return [here("of another kind", other), ...edges(branch, other, path)];
}

function numberEdges(node: SchemaNode, here: Here): Edge[] {
  const bound = (name: string, inside: number): number | undefined => {
    const limit = node[name];
    if (typeof limit !== "number") return undefined;
    return limit + inside * (node["type"] === "integer" ? 1 : Math.max(Math.abs(limit), 1) * INSIDE);
  };
  const least = bound("minimum", 0) ?? bound("exclusiveMinimum", 1);
  const most = bound("maximum", 0) ?? bound("exclusiveMaximum", -1);
  return [
    ...(least === undefined ? [] : [here("at its least", least)]),
    ...(most === undefined ? [] : [here("at its greatest", most)]),
    here("at zero", 0),
  ];
}

function textEdges(node: SchemaNode, value: unknown, here: Here): Edge[] {
  const text = typeof value === "string" && value !== "" ? value : "a";
  const shortest = lengthOf(node["minLength"], 0);
  const longest = lengthOf(node["maxLength"], 0);
  const ofLength = (length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  return [
    here("as short as it may be", ofLength(shortest)),
    ...(longest <= LONGEST ? [here("as long as it may be", ofLength(longest))] : []),
  ];
}

function listEdges(node: SchemaNode, value: unknown, path: string, here: Here): Edge[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const items = node["items"];
  const replaced = (at: number, edge: Edge): Edge => ({
    ...edge,
    value: list.map((item, place) => (place === at ? edge.value : item)),
  });
  if (Array.isArray(items)) {
    return list.flatMap((item, at) =>
      edges(items[at] as SchemaNode, item, `${path}/${at}`).map((edge) => replaced(at, edge)),
    );
  }
  const item = items as SchemaNode; // by the contract, whose lists have items
  const first = list.length > 0 ? list[0] : smallestOf(item);
  const ofLength = (length: number): unknown[] =>
    Array.from({ length }, (_, at) => (at < list.length ? list[at] : first));
  const longest = lengthOf(node["maxItems"], 0);
  return [
    here("with as few items as it may have", ofLength(lengthOf(node["minItems"], 0))),
    ...(longest <= LONGEST ? [here("with as many items as it may have", ofLength(longest))] : []),
    ...edges(item, first, `${path}/0`).map((edge) => ({ ...edge, value: [edge.value, ...list.slice(1)] })),
  ];
}

function objectEdges(node: SchemaNode, value: unknown, path: string): Edge[] {
  const whole: Readonly<Record<string, unknown>> = Object(value) as Record<string, unknown>;
  const required: readonly unknown[] = Array.isArray(node["required"]) ? node["required"] : [];
  const fields = Object.entries((node["properties"] ?? {}) as Readonly<Record<string, SchemaNode>>);
  const ofFields = fields.flatMap(([name, field]) => {
    const { [name]: present, ...others } = whole;
    const inner = edges(field, present ?? smallestOf(field), `${path}/${name}`);
    const absent = required.includes(name) ? [] : [{ at: `${path}/${name} absent`, value: others }];
    return [...absent, ...inner.map((edge) => ({ ...edge, value: { ...whole, [name]: edge.value } }))];
  });
  return "patternProperties" in node
    ? [...ofFields, { at: `${path || "the whole"} without fields`, value: {} }]
    : ofFields;
}

function tensorEdges(options: TensorOptions<DType>, value: unknown, here: Here): Edge[] {
  const { dtype, shape, min, max } = options;
  const given = isTensor(value) ? value : (smallestOf({ tensor: options }) as Tensor);
  const filled = (element: number): unknown => ({ ...given, data: mapElements(given, () => element) });
  const sizes = (pick: "min" | "max"): number[] =>
    shape.map((size) => (typeof size === "number" ? size : (size[pick] ?? 1)));
  const ofShape = (sized: number[]): unknown => {
    const data = new TENSOR_ARRAYS[dtype](elementCount(sized) ?? 0);
    for (let at = 0; at < data.length; at += 1) data[at] = given.data[at % given.data.length] ?? 0;
    return { dtype, shape: sized, data };
  };
  return [
    ...(min === undefined ? [] : [here("with all elements at their least", filled(min))]),
    ...(max === undefined ? [] : [here("with all elements at their greatest", filled(max))]),
    here("with all elements zero", filled(0)),
    here("of the least shape", ofShape(sizes("min"))),
    ...((elementCount(sizes("max")) ?? Infinity) <= LONGEST
      ? [here("of the greatest shape", ofShape(sizes("max")))]
      : []),
  ];
}

const lengthOf = (length: unknown, otherwise: number): number =>
  typeof length === "number" ? length : otherwise;
