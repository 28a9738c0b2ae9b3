import { fail } from "../primitives/errors.js";
import { modelErrors } from "./modelErrors.js";
import type { ModelPort } from "./models.js";
import type { Tensor } from "./tensor.js";
import { elementCount } from "./tensorLayout.js";

function namesOf(ports: readonly ModelPort[]): string {
  return ports.map((port) => port.name).join(", ");
}

function fits(port: ModelPort, tensor: Tensor): boolean {
  const { shape } = tensor;
  if (shape.length !== port.shape.length || elementCount(shape) !== tensor.data.length) return false;
  for (let at = 0; at < shape.length; at++) {
    const size = port.shape[at];
    if (size !== -1 && size !== shape[at]) return false;
  }
  return true;
}

/**
 * Checks what a model is about to be run with: every input there, none unknown, element types and shapes as the model says.
 * Costs a fraction of a microsecond; the runtimes' own messages for these mistakes name neither file nor input.
 *
 * @param file the model's path, for the error
 * @throws SK2004 unknown input · SK2005 missing input · SK2006 element type · SK2007 shape
 */
export function checkModelInputs(
  file: string,
  ports: readonly ModelPort[],
  inputs: Readonly<Record<string, Tensor>>,
): void {
  for (const port of ports) {
    const tensor = inputs[port.name];
    if (!tensor) throw fail(modelErrors.missingInput, { file, input: port.name, known: namesOf(ports) });
    if (tensor.dtype !== port.dtype) {
      throw fail(modelErrors.wrongType, {
        file,
        input: port.name,
        expected: port.dtype,
        actual: tensor.dtype,
      });
    }
    if (!fits(port, tensor)) {
      const [expected, actual] = [port.shape.join(", "), tensor.shape.join(", ")];
      throw fail(modelErrors.wrongShape, { file, input: port.name, expected, actual });
    }
  }
  const given = Object.keys(inputs);
  if (given.length === ports.length) return;
  const input = given.find((name) => !ports.some((port) => port.name === name));
  if (input !== undefined) throw fail(modelErrors.unknownInput, { file, input, known: namesOf(ports) });
}
