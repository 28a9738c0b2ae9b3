import { CHOICES, isSchemaNode, schemaParts, type SchemaNode } from "./schemaParts.js";

/** Why a schema accepts too much, and what to write instead, both without a full stop. */
export interface Openness {
  readonly reason: string;
  readonly fix: string;
}

/** Where it does. */
export interface Looseness extends Openness {
  readonly path: string;
}

const noSchema: Openness = {
  reason: "it is not a schema",
  fix: "Write a schema made by Type or Tensor",
};
const openObject: Openness = {
  reason: "the object takes unknown fields",
  fix: "Close it: Type.Object({ … }, { additionalProperties: false })",
};
const openIntersection: Openness = {
  reason: "a part of the intersection takes unknown fields",
  fix: "Write one closed object: Type.Composite([ … ], { additionalProperties: false })",
};
const openRecord: Openness = {
  reason: "the record takes any number of fields",
  fix: "Bound it: Type.Record(…, …, { maxProperties: 100 })",
};
const openNames: Openness = {
  reason: "the names in the record have no greatest length",
  fix: "Bound them: Type.Record(…, …, { propertyNames: Type.String({ maxLength: 100 }) })",
};
const openList: Openness = {
  reason: "the list takes any number of items",
  fix: "Bound it: Type.Array(…, { maxItems: 100 })",
};
const openItems: Openness = {
  reason: "the list takes items of any kind",
  fix: "Say what its items are: Type.Array(…) or Type.Tuple([ … ])",
};
const openText: Openness = {
  reason: "the text has no greatest length",
  fix: "Bound it: Type.String({ maxLength: 100 })",
};
const typeless: Openness = {
  reason: "a schema without a type takes anything",
  fix: "Say what it is: numbers, texts, booleans, null, tensors, or closed objects and bounded lists of these",
};

/** Infinity would be no bound. */
const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

function openObjects(node: SchemaNode, isPart: boolean): Openness[] {
  const { additionalProperties, patternProperties, maxProperties, propertyNames } = node;
  const isRecord = isSchemaNode(patternProperties) && Object.keys(patternProperties).length > 0;
  const hasNames = isSchemaNode(propertyNames) && isSize(propertyNames["maxLength"]);
  return [
    ...(additionalProperties === false ? [] : [isPart ? openIntersection : openObject]),
    ...(isRecord && !isSize(maxProperties) ? [openRecord] : []),
    ...(isRecord && !hasNames ? [openNames] : []),
  ];
}

function openLists({ items, maxItems, additionalItems }: SchemaNode): Openness[] {
  if (!isSize(maxItems)) return [openList];
  if (items === undefined) return maxItems === 0 ? [] : [openItems];
  const isTuple = Array.isArray(items);
  return isTuple && Number(maxItems) > items.length && additionalItems !== false ? [openItems] : [];
}

/** What a schema leaves open itself, its parts aside. */
function opennessOf(node: SchemaNode, isPart: boolean): Openness[] {
  if (CHOICES.some((word) => Array.isArray(node[word]))) return [];
  switch (node["type"]) {
    case "object":
      return openObjects(node, isPart);
    case "array":
      return openLists(node);
    case "string":
      return isSize(node["maxLength"]) ? [] : [openText];
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return [];
    case undefined:
      return [typeless];
    default:
      return [{ ...typeless, reason: `"${String(node["type"])}" is no type of a contract's schemas` }];
  }
}

/**
 * Every place where a schema would accept something of any size: an open object, a list, a text or a record without a finite bound, a
 * reference, a type that has no place in a message. Nothing for a strict schema. How large its numbers are is not looked at.
 */
export function looseSizes(schema: unknown, path: string, isPart = false): Looseness[] {
  if (!isSchemaNode(schema)) return [{ path, ...noSchema }];
  if (isListed(schema) || schema["tensor"] !== undefined) return [];
  const isWhole = Array.isArray(schema["allOf"]);
  return [
    ...opennessOf(schema, isPart).map((open) => ({ path, ...open })),
    ...schemaParts(schema, path).flatMap(([part, at]) => looseSizes(part, at, isWhole)),
  ];
}

/** Whether a schema lists the values that it takes. */
export const isListed = (node: SchemaNode): boolean =>
  node["const"] !== undefined || node["enum"] !== undefined;
