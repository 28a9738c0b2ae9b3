import { definePlugin, Type } from "subnetkit/plugin";
import { createDevnet, failing, MODEL_RUNTIME } from "subnetkit/testing";
import { expect, it } from "vitest";
import "subnetkit/testing/vitest";
import subnet from "../index.js";

it("calls a kernel plugin's taps", async () => {
  const heights: number[] = [];
  const blockLog = definePlugin({
    id: "block-log",
    version: "1.0.0",
    summary: "Notes every block.",
    subnetkit: "*",
    config: Type.Object({}),
    taps: {
      block: () =>
        Promise.resolve(
          () =>
            ({ height }) =>
              void heights.push(height),
        ),
    },
  });
  const devnet = await createDevnet({ subnets: [subnet], plugins: [{ plugin: blockLog }] });
  await devnet.blocks(4);
  expect(heights).toEqual([1, 2, 3, 4]);
  await devnet.dispose();
});

it("names what a failing double was asked for", async () => {
  const runtime = failing(MODEL_RUNTIME); // createDevnet({ services: [bind(MODEL_RUNTIME, runtime)], … }), or devnet.with(…)
  await expect(() => runtime.load({ path: "model.onnx", sha256: "" })).toThrowCode("SK2930");
});
