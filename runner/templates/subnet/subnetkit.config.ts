import { defineConfig } from "subnetkit";

/** What `subnetkit dev` runs in this folder. Flags of the command line override it. */
export default defineConfig({
  subnets: [
    {
      subnet: ".",
      validators: 3,
      miners: [
        // #if onnx
        { profile: "onnx" },
        // #endif
        // #if tfjs
        { profile: "tfjs" },
        // #endif
        { profile: "lastValue", count: 2, settings: { factor: 0.9 } },
      ],
    },
  ],
});
