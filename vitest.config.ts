import { defineConfig } from "vitest/config";

// Tests import the package by its own name; this condition resolves it to the sources, so no build is stale.
const source = {
  resolve: { conditions: ["subnetkit-source"] },
  ssr: { resolve: { conditions: ["subnetkit-source"] } },
};

interface Options {
  readonly testTimeout?: number;
  /** Whether each file gets a process of its own. Otherwise files share two, and load each module once. */
  readonly isolate?: boolean;
  readonly exclude?: string[];
}

/** Count the sessions of models that a process shares, so they need one to themselves. */
const alone = [
  "test/unit/plugins/models-onnx/createOnnxRuntime.test.ts",
  "test/unit/runner/infer/infer.test.ts",
];

const project = (name: string, include: string[], { testTimeout = 30_000, ...options }: Options = {}) => ({
  ...source,
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: testTimeout,
    setupFiles: ["test/seed.ts"],
    environment: "node" as const,
    ...options,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("unit", ["test/unit/**/*.test.ts", "test/architecture/**/*.test.ts"], {
        isolate: false,
        exclude: alone,
      }),
      project("sessions", alone),
      project("vectors", ["test/vectors/**/*.test.ts"], { testTimeout: 60_000 }),
      project("properties", ["test/properties/**/*.test.ts"], { testTimeout: 120_000, isolate: false }),
      project("integration", ["test/integration/**/*.test.ts"], { testTimeout: 60_000, isolate: false }),
      project("e2e", ["test/e2e/**/*.test.ts"], { testTimeout: 120_000 }),
      // Minutes, not seconds: `npm run test:slow`, not part of `npm test`.
      project("slow", ["test/slow/**/*.test.ts"], { testTimeout: 1_800_000 }),
      // Installs packages as a reader would: `npm run test:guides`.
      project("guides", ["test/guides/**/*.test.ts"], { testTimeout: 1_800_000 }),
    ],
  },
});
