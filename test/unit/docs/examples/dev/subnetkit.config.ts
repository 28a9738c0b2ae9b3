import { defineConfig } from "subnetkit";

export default defineConfig({
  subnets: [
    "price-prediction",
    {
      subnet: "./src/index.ts",
      miners: [
        { profile: "onnx", count: 3 },
        { profile: "lastValue", settings: { factor: 0.9 } },
      ],
      validators: 2,
      hyperparameters: { tempo: 10 },
    },
  ],
  plugins: [{ plugin: "./plugins/watch.ts", config: { refusedPerBlock: 3 } }],
  seed: "7",
  port: 9944,
  data: "./.subnetkit/net",
});
