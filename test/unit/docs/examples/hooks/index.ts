// index.ts: describes
import { definePlugin } from "subnetkit/plugin";
import { config } from "./config.js";

export default definePlugin({
  id: "block-log",
  version: "1.0.0",
  summary: "Logs every block.",
  subnetkit: "^0.1.0",
  config,
  taps: { block: () => import("./logBlock.js").then((m) => m.logBlock) },
});
