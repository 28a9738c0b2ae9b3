import { Type } from "#typebox";
import type { Advance } from "../../../core/chain/advance.js";
import { nodeMethod, type NodeContext } from "../nodeContext.js";

const strict = { additionalProperties: false };
const count = (maximum: number, description: string) => Type.Integer({ minimum: 1, maximum, description });

const MAX_BLOCKS = 30_000_000;
/** A quarter of a second's work, after which others get their turn. */
const SLICE_BLOCKS = 5_000;

export const devAdvance = nodeMethod({
  name: "dev_advance",
  doc:
    "Crosses empty blocks at full speed, exactly as if they had been sealed one by one; what waits in the pool is sealed first. " +
    "Give one of blocks, epochs (of every subnet) or toBlock; gives the new head. Only on a development node. Example: dev_advance { epochs: 3 }.",
  params: Type.Object(
    {
      blocks: Type.Optional(count(MAX_BLOCKS, "How many blocks.")),
      epochs: Type.Optional(count(100_000, "How many epochs of every subnet.")),
      toBlock: Type.Optional(count(Number.MAX_SAFE_INTEGER, "Height of the last block.")),
    },
    { ...strict, minProperties: 1, maxProperties: 1 },
  ),
  handle: async (context, { blocks, epochs, toBlock }) => {
    const { chain } = context;
    if (epochs !== undefined) {
      for (let done = 0; done < epochs; done++) await advanceSlice(context, { epochs: 1 });
      return chain.head;
    }
    const last = toBlock ?? chain.head.height + (blocks ?? 0);
    do {
      await advanceSlice(context, { toBlock: Math.min(last, chain.head.height + SLICE_BLOCKS) });
    } while (chain.head.height < last);
    return chain.head;
  },
});

async function advanceSlice(context: NodeContext, advance: Advance): Promise<void> {
  context.advance(advance);
  await new Promise((resolve) => setImmediate(resolve));
}
