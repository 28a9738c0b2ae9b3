import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import type { Sender } from "./acceptSender.js";
import { weightsErrors } from "./weightsErrors.js";

/**
 * Refuses weights, or a commit to weights, too soon after the last. Height 0 stands for never, as on the public chain.
 *
 * @param limit in blocks
 * @throws SK0706
 */
export function assertRateLimit({ height }: Context, { uid, record }: Sender, limit: number): void {
  const { lastUpdate: updatedAt } = record;
  const earliest = updatedAt + limit;
  if (updatedAt !== 0 && height < earliest) throw fail(weightsErrors.tooOften, { uid, updatedAt, earliest });
}
