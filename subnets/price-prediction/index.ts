import { defineSubnet } from "subnetkit/plugin";
import { contract } from "./contract.js";

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: {
    neural: () => import("./miners/neural.js").then((m) => m.neural),
    temporal: () => import("./miners/temporal.js").then((m) => m.temporal),
    refit: () => import("./miners/refit.js").then((m) => m.refit),
    fhs: () => import("./miners/fhs.js").then((m) => m.fhs),
    garch: () => import("./miners/garch.js").then((m) => m.garch),
    ewma: () => import("./miners/ewma.js").then((m) => m.ewma),
    randomWalk: () => import("./miners/randomWalk.js").then((m) => m.randomWalk),
  },
  validator: () => import("./validator.js").then((m) => m.createValidator),
});
