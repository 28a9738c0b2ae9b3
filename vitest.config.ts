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
    setupFiles: ["test/seed.ts", "test/timeLimit.ts"],
    environment: "node" as const,
    ...options,
  },
});

const shared = {
  unit: ["test/unit/**/*.test.ts", "test/architecture/**/*.test.ts"],
  vectors: ["test/vectors/**/*.test.ts"],
  properties: ["test/properties/**/*.test.ts"],
  integration: ["test/integration/**/*.test.ts"],
  e2e: ["test/e2e/**/*.test.ts"],
};

/**
 * The groups whose files share processes: each a project of its own, or all in one when `npm test` runs every group. A project
 * compiles and loads the sources for itself.
 */
const groups =
  process.env["SUBNETKIT_TEST_GROUPS"] === "joined"
    ? [project("everyday", Object.values(shared).flat(), { isolate: false, exclude: alone })]
    : Object.entries(shared).map(([name, include]) =>
        project(name, include, { isolate: false, exclude: alone }),
      );

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      ...groups,
      project("sessions", alone),
      // Minutes, not seconds: `npm run test:slow`, not part of `npm test`.
      project("slow", ["test/slow/**/*.test.ts"], { testTimeout: 1_800_000 }),
      // Installs packages as a reader would: `npm run test:guides`.
      project("guides", ["test/guides/**/*.test.ts"], { testTimeout: 1_800_000 }),
    ],
  },
});
