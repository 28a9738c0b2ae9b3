import { defineConfig } from "subnetkit";

/** What `subnetkit dev` runs in this folder: a bundled subnet, and this plugin in the kernel beside it. */
export default defineConfig({
  subnets: ["price-prediction"],
  plugins: [{ plugin: ".", config: { refusedPerBlock: 1 } }],
});
