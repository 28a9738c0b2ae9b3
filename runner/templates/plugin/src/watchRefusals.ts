import type { PluginContext, SealedBlockNote } from "subnetkit/plugin";
import type plugin from "./index.js";

type Context = Pick<PluginContext<(typeof plugin)["config"]>, "config" | "log">;

/** A tap of `block`: called after each block's commit, so nothing it does can change the block. */
export function watchRefusals({ config, log }: Context): (block: SealedBlockNote) => void {
  return ({ height, refusedCount }) => {
    if (refusedCount < config.refusedPerBlock) return;
    log.warn("many extrinsics were refused", { height, refusedCount });
  };
}
