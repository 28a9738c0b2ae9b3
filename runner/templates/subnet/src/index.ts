import { defineSubnet } from "subnetkit/plugin";
import { contract } from "./contract.js";

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: {
    // #if onnx
    onnx: () => import("./miners/onnx.js").then((m) => m.onnx),
    // #endif
    // #if tfjs
    tfjs: () => import("./miners/tfjs.js").then((m) => m.tfjs),
    // #endif
    lastValue: () => import("./miners/lastValue.js").then((m) => m.lastValue),
  },
  validator: () => import("./validator.js").then((m) => m.createValidator),
});
