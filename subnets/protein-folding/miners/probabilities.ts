import { fail, type Tensor } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";

/**
 * A model's log-probabilities as probabilities.
 *
 * @throws SK4006 when there are not `count` of them
 */
export function probabilities(output: string, logs: Tensor<"float32">, count: number): Float32Array {
  return checkedOutput(output, logs, count).map((log) => Math.exp(log));
}

/** A model's output as it is. @throws SK4006 when it has not `count` numbers */
export function checkedOutput(output: string, { data }: Tensor<"float32">, count: number): Float32Array {
  if (data.length !== count)
    throw fail(foldErrors.unexpectedModelOutput, { output, expected: `${count} numbers` });
  return data;
}
