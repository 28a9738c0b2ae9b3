import type { Tensor } from "../../../core/plugin/tensor.js";
import { isDType } from "../../../core/plugin/tensorLayout.js";

/** Numbers of a tensor that are shown; the rest is in the JSON form. */
const SHOWN = 8;
const LONG_TEXT = 400;

/**
 * A message for people: a field a line, tensors by their type, shape, range and first numbers, long texts cut.
 *
 * @example renderMessage({ y: tensor("float32", [2], Float32Array.of(1, 3)) }) // ["y  float32 [2]  1 to 3, mean 2: 1, 3"]
 */
export function renderMessage(message: unknown): readonly string[] {
  const lines = [...linesOf("", message)];
  const width = Math.max(0, ...lines.map(([path]) => path.length));
  return lines.map(([path, value]) => (width === 0 ? value : `${path.padEnd(width)}  ${value}`));
}

function* linesOf(path: string, value: unknown): Generator<readonly [path: string, value: string]> {
  if (value === undefined) return;
  if (isTensor(value)) yield [path, tensorText(value)];
  else if (value instanceof Uint8Array) yield [path, `${value.length} bytes`];
  else if (Array.isArray(value) || (typeof value === "object" && value !== null)) {
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    if (entries.length === 0) yield [path, Array.isArray(value) ? "[]" : "{}"];
    for (const [name, field] of entries) {
      const inner = Array.isArray(value) ? `${path}[${name}]` : `${path}${path === "" ? "" : "."}${name}`;
      yield* linesOf(inner, field);
    }
  } else yield [path, scalarText(value)];
}

function isTensor(value: unknown): value is Tensor {
  if (typeof value !== "object" || value === null) return false;
  const { dtype, data }: { dtype?: unknown; data?: unknown } = value;
  return isDType(dtype) && ArrayBuffer.isView(data);
}

function tensorText({ dtype, shape, data }: Tensor): string {
  const title = `${dtype} [${shape.join(", ")}]`;
  if (data.length === 0) return title;
  let [least, most, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const element of data) {
    least = Math.min(least, element);
    most = Math.max(most, element);
    sum += element;
  }
  const first = Array.from(data.subarray(0, SHOWN), short).join(", ");
  const range = `${short(least)} to ${short(most)}, mean ${short(sum / data.length)}`;
  return `${title}  ${range}: ${first}${data.length > SHOWN ? ", …" : ""}`;
}

const short = (value: number): string => String(Number(value.toPrecision(5)));

/** Control characters as JSON writes them: a model's answer must not move the cursor or ring the bell. */
const withoutControls = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) =>
    character === "\n" ? "\\n" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function scalarText(value: unknown): string {
  const text = typeof value === "string" ? withoutControls(value) : JSON.stringify(value);
  return text.length > LONG_TEXT ? `${text.slice(0, LONG_TEXT)}… (${text.length} characters)` : text;
}
