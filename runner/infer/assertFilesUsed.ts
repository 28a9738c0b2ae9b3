import { fail } from "../../core/primitives/errors.js";
import type { Solver } from "./createSolver.js";
import { inferErrors } from "./inferErrors.js";

/**
 * Refuses an answer to which a model's own file had nothing to say: the pinned model's would be taken for its.
 *
 * @throws SK3210
 */
export function assertFilesUsed(solver: Pick<Solver, "subnet" | "profile" | "unusedFiles">): void {
  const [unused] = solver.unusedFiles();
  if (!unused) return;
  throw fail(inferErrors.unusedFile, {
    ...unused,
    subnet: solver.subnet.contract.id,
    profile: solver.profile,
  });
}
