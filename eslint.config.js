import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const deterministic = {
  "no-restricted-globals": [
    "error",
    ...["process", "performance", "setTimeout", "setInterval", "setImmediate", "queueMicrotask"].map(
      (name) => ({
        name,
        message: "The kernel is a pure function of genesis and blocks: take what you need as an argument.",
      }),
    ),
  ],
  "no-restricted-properties": [
    "error",
    {
      object: "Date",
      property: "now",
      message: "Time is the height: take the block's height or an injected Clock.",
    },
    { object: "Math", property: "random", message: "Use randomFrom(seed) of core/primitives/random.ts." },
  ],
  "no-restricted-syntax": [
    "error",
    { selector: "ForInStatement", message: "Iterate in key order: for…in has none." },
    { selector: "NewExpression[callee.name='Date']", message: "Time is the height." },
    {
      selector: "CallExpression[callee.property.name='sort'][arguments.length=0]",
      message: "Give sort a comparator: the default compares texts.",
    },
  ],
};

export default defineConfig(
  {
    ignores: [
      "dist/",
      ".dist-*/",
      "node_modules/",
      "coverage/",
      "core/yuma/assembly/",
      "subnets/protein-folding/assembly/",
      "core/state/assembly/",
      "core/chain/emptyBlocks/assembly/",
      "core/yuma/engine/wasm.generated.[jt]s",
      "core/state/ltHash.wasm.js",
      "core/chain/emptyBlocks/emptyBlocks.wasm.js",
      "subnets/storage/assembly/",
      "subnets/storage/kernel/kernel.generated.ts",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["core/**/*.ts"],
    rules: { "@typescript-eslint/explicit-module-boundary-types": "error", ...deterministic },
  },
  {
    // Roles and protocol compute with injected clocks, but batch frames by microtask.
    files: ["core/protocol/**/*.ts", "core/roles/**/*.ts", "core/plugin/**/*.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Tests build wrong values on purpose, and read JSON whose shape the assertion checks.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
);
