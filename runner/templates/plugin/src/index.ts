import { definePlugin, Type } from "subnetkit/plugin";

/** Describes the plugin and does nothing: the tap's code is loaded when the plugin starts. */
export default definePlugin({
  id: "my-plugin",
  version: "0.1.0",
  summary: "Warns when a block refuses many extrinsics.",
  subnetkit: "*",
  config: Type.Object({
    /** Refused extrinsics of one block that are worth a warning. */
    refusedPerBlock: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 3 }),
  }),
  taps: { block: () => import("./watchRefusals.js").then((m) => m.watchRefusals) },
});
