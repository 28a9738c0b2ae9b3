import type { Model, ModelReference, Tensors } from "../../core/plugin/models.js";
import type { DType } from "../../core/plugin/tensor.js";
import { TENSOR_ARRAYS } from "../../core/plugin/tensorLayout.js";
import type { TensorOptions } from "../../core/plugin/tensorSchema.js";

/**
 * The smallest inputs that a model can be timed with: free dimensions are of the least size that the contract declares, or 1, and all
 * elements 0, or as near to it as the declared bounds allow.
 */
export function exampleInputs(model: Pick<Model, "inputs">, reference: ModelReference): Tensors {
  return Object.fromEntries(
    model.inputs.map(({ name, dtype, shape }) => {
      const declared = optionsOf(reference, name);
      const sizes = shape.map((size, at) => {
        if (size !== -1) return size;
        const dimension = declared?.shape[at] ?? 1;
        return typeof dimension === "number" ? dimension : (dimension.min ?? 1);
      });
      const data = new TENSOR_ARRAYS[dtype](sizes.reduce((product, size) => product * size, 1));
      data.fill(Math.min(Math.max(0, declared?.min ?? 0), declared?.max ?? 0));
      return [name, { dtype, shape: sizes, data }];
    }),
  );
}

function optionsOf({ inputs }: ModelReference, name: string): TensorOptions<DType> | undefined {
  // `Tensor` made it: the contract's check saw to that.
  return (inputs?.[name] as { readonly tensor?: TensorOptions<DType> } | undefined)?.tensor;
}
