import type { Model, ModelPort, TensorSchemas } from "./models.js";
import type { DType } from "./tensor.js";
import type { TensorOptions } from "./tensorSchema.js";

/** Sizes that one dimension may have. */
interface Sizes {
  readonly least: number;
  readonly most: number;
}

/** What is expected of one input or output. */
interface Expected {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly Sizes[];
}

/** What is expected of a model: all of its inputs, and the outputs that are used. */
export interface ExpectedModel {
  readonly inputs?: readonly Expected[] | undefined;
  readonly outputs?: readonly Expected[] | undefined;
}

/** What a contract declares of a model. */
export function expectedOfSchemas(reference: {
  readonly inputs?: TensorSchemas;
  readonly outputs?: TensorSchemas;
}): ExpectedModel {
  const read = (schemas: TensorSchemas | undefined): readonly Expected[] | undefined =>
    schemas &&
    Object.entries(schemas).map(([name, schema]) => {
      // `Tensor` is what made it: the contract's check saw to that.
      const { dtype, shape } = (schema as unknown as { readonly tensor: TensorOptions<DType> }).tensor;
      const sizes = shape.map((size) =>
        typeof size === "number" ? { least: size, most: size } : { least: size.min ?? 1, most: size.max },
      );
      return { name, dtype, shape: sizes };
    });
  return { inputs: read(reference.inputs), outputs: read(reference.outputs) };
}

/** What another model must be like to take the place of this one. */
export function expectedOfModel({ inputs, outputs }: Pick<Model, "inputs" | "outputs">): ExpectedModel {
  const read = (ports: readonly ModelPort[]): readonly Expected[] =>
    ports.map(({ name, dtype, shape }) => ({
      name,
      dtype,
      shape: shape.map((size) =>
        size === -1 ? { least: 1, most: Number.POSITIVE_INFINITY } : { least: size, most: size },
      ),
    }));
  return { inputs: read(inputs), outputs: read(outputs) };
}

/**
 * Why a model is not what is expected, as the end of a sentence; undefined when it is. An input must take every expected size, an output
 * may give no other; a dimension that the file leaves free says nothing against it.
 */
export function modelMismatch(
  expected: ExpectedModel,
  model: Pick<Model, "inputs" | "outputs">,
): string | undefined {
  for (const input of expected.inputs ?? []) {
    const takes = (size: number, { least, most }: Sizes): boolean => least === most && size === least;
    const reason = portMismatch("input", input, model.inputs, takes);
    if (reason !== undefined) return reason;
  }
  const extra = expected.inputs && model.inputs.find(({ name }) => !namesOf(expected.inputs).includes(name));
  if (extra) return `it needs the input "${extra.name}" as well, which nobody gives it`;
  for (const output of expected.outputs ?? []) {
    const gives = (size: number, { least, most }: Sizes): boolean => size >= least && size <= most;
    const reason = portMismatch("output", output, model.outputs, gives);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function portMismatch(
  kind: "input" | "output",
  expected: Expected,
  ports: readonly ModelPort[],
  allows: (size: number, sizes: Sizes) => boolean,
): string | undefined {
  const port = ports.find(({ name }) => name === expected.name);
  if (!port) {
    return `it has no ${kind} "${expected.name}" among ${namesOf(ports).join(", ") || "none"}`;
  }
  const title = `its ${kind} "${port.name}"`;
  if (port.dtype !== expected.dtype) return `${title} is ${port.dtype}, not ${expected.dtype}`;
  // A file need not say what shape its outputs have.
  if (kind === "output" && port.shape.length === 0) return undefined;
  const fits =
    port.shape.length === expected.shape.length &&
    port.shape.every((size, at) => {
      const sizes = expected.shape[at];
      return size === -1 || (sizes !== undefined && allows(size, sizes));
    });
  if (fits) return undefined;
  const wanted = expected.shape.map(({ least, most }) => {
    if (least === most) return String(least);
    return most === Number.POSITIVE_INFINITY ? "any" : `${least}..${most}`;
  });
  const has = port.shape.map((size) => (size === -1 ? "any" : String(size)));
  return `${title} has the shape [${has.join(", ")}], not [${wanted.join(", ")}]`;
}

const namesOf = (ports: readonly { readonly name: string }[] = []): readonly string[] =>
  ports.map(({ name }) => name);
