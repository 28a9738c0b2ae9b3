// logBlock.ts: does
import type { CreateTap } from "subnetkit/plugin";
import type { config } from "./config.js";

export const logBlock: CreateTap<typeof config, "block"> =
  ({ log, config: { everyBlocks } }) =>
  ({ height }) => {
    if (height % everyBlocks === 0) log.info("block", { height });
  };
