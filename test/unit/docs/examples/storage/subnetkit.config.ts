import { defineConfig } from "subnetkit";

export default defineConfig({
  subnets: [{ subnet: "storage", miners: [{ profile: "disk", count: 4 }] }],
});
