import type { ContractSpec, Request, Response } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { assertFilesUsed } from "./assertFilesUsed.js";
import { createSolver, type SolverOptions } from "./createSolver.js";

/**
 * Has a miner of a subnet answer one request, here and now, without a network: the same code and models that a miner runs.
 * For many requests create a solver, which loads them once.
 *
 * @param subnet a bundled id, the path of a folder or entry file, the name of a package; or the subnet itself, which types both ends
 * @param input a request of the contract, tensors as typed arrays or in JSON form `{ dtype, shape, data: [numbers] }`
 * @throws SK1320 for a request that the contract does not allow, SK3210 for a model's file that the profile does not use, and as `createSolver` and `Solver.solve`
 * @example const { increments } = await infer(pricePrediction, { returns }, { profile: "neural" });
 * @example const answer = await infer("./my-subnet", request, { models: "my.onnx" }); // or by name: { scorer: "my.onnx" }
 */
export function infer<C extends ContractSpec>(
  subnet: Subnet<C>,
  input: Request<C>,
  options?: SolverOptions,
): Promise<Response<C>>;
export function infer(subnet: string, input: unknown, options?: SolverOptions): Promise<unknown>;
export async function infer(
  subnet: string | Subnet,
  input: unknown,
  options: SolverOptions = {},
): Promise<unknown> {
  const solver = await (typeof subnet === "string"
    ? createSolver(subnet, options)
    : createSolver(subnet, options));
  try {
    const answer = await solver.solve(input);
    assertFilesUsed(solver);
    return answer;
  } finally {
    await solver.dispose();
  }
}
