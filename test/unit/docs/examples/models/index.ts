import { defineSubnet } from "subnetkit/plugin";
import { contract } from "./contract.js";

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { neural: () => import("./miner.js").then((m) => m.neural) },
  validator: () => Promise.resolve(() => ({ createTasks: () => [], score: () => [] })),
});
