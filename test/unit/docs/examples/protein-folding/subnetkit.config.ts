import { defineConfig } from "subnetkit";

// The path is seen from where the network is started.
const validatorSettings = { natives: "./natives", mostResidues: 150 };
export default defineConfig({ subnets: [{ subnet: "protein-folding", validatorSettings }] });
