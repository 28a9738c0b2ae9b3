import { defineSubnet } from "subnetkit/plugin";
import { contract } from "./contract.js";

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: {
    disk: () => import("./miners/disk.js").then((m) => m.disk),
    memory: () => import("./miners/memory.js").then((m) => m.memory),
    lossy: () => import("./miners/lossy.js").then((m) => m.lossy),
  },
  validator: () => import("./validator.js").then((m) => m.createValidator),
});
