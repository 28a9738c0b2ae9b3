/** Texts are cut after so many characters, lists and objects after so many members. */
const TEXT = 40;
const MEMBERS = 4;

/**
 * A value in a few words for the message of an error: texts in quotes and cut, typed arrays and instances by name, members of plain objects
 * and lists one level deep.
 *
 * @example shortValue({ path: "a.onnx", data: new Float32Array(6) }) === '{ path: "a.onnx", data: Float32Array(6) }'
 */
export function shortValue(value: unknown): string {
  return shortAt(value, 1);
}

function shortAt(value: unknown, levels: number): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > TEXT ? `${value.slice(0, TEXT)}…` : value);
    case "bigint":
      return `${value}n`;
    case "function":
      return `function ${value.name}`.trimEnd();
    case "object":
      return value === null ? "null" : shortObject(value, levels);
    default:
      return String(value);
  }
}

function shortObject(value: object, levels: number): string {
  if (ArrayBuffer.isView(value)) return `${nameOf(value)}(${"length" in value ? String(value.length) : ""})`;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return levels > 0 ? `[${members(items.map((item) => shortAt(item, levels - 1)))}]` : `[${items.length}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return nameOf(value);
  const fields = Object.entries(value);
  if (fields.length === 0) return "{}";
  if (levels === 0) return "{…}";
  return `{ ${members(fields.map(([name, field]) => `${name}: ${shortAt(field, levels - 1)}`))} }`;
}

function members(texts: readonly string[]): string {
  return texts.length > MEMBERS ? [...texts.slice(0, MEMBERS), "…"].join(", ") : texts.join(", ");
}

function nameOf(value: object): string {
  const { constructor }: { readonly constructor?: unknown } = value;
  return typeof constructor === "function" ? constructor.name : "object";
}
