import { defineSubnet } from "subnetkit/plugin";
import { contract } from "./contract.js";

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: {
    hybrid: () => import("./miners/hybrid.js").then((m) => m.hybrid),
    torsion: () => import("./miners/torsion.js").then((m) => m.torsion),
    physics: () => import("./miners/physics.js").then((m) => m.physics),
    naive: () => import("./miners/naive.js").then((m) => m.naive),
  },
  validator: () => import("./validator.js").then((m) => m.createValidator),
  formats: () => import("./formats/formats.js").then((m) => m.formats),
});
