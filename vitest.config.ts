import { defineConfig } from "vitest/config";

// Tests import the package by its own name; this condition resolves it to the sources, so no build is stale.
const source = {
  resolve: { conditions: ["subnetkit-source"] },
  ssr: { resolve: { conditions: ["subnetkit-source"] } },
};

const project = (name: string, include: string[], testTimeout = 5_000) => ({
  ...source,
  test: { name, include, testTimeout, environment: "node" as const },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("unit", ["test/unit/**/*.test.ts", "test/architecture/**/*.test.ts"]),
      project("vectors", ["test/vectors/**/*.test.ts"], 60_000),
      project("properties", ["test/properties/**/*.test.ts"], 120_000),
      project("integration", ["test/integration/**/*.test.ts"], 60_000),
      project("e2e", ["test/e2e/**/*.test.ts"], 120_000),
      // Minutes, not seconds: `npm run test:slow`, not part of `npm test`.
      project("slow", ["test/slow/**/*.test.ts"], 1_800_000),
      // Installs packages as a reader would: `npm run test:guides`.
      project("guides", ["test/guides/**/*.test.ts"], 1_800_000),
    ],
  },
});
