// Every npm script that needs set-up goes through here: `node tools/run.mjs <command> [arguments]`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, SetUpFailure } from "./checkout.mjs";
import { setUp } from "./setup.mjs";

const [command = "", ...args] = process.argv.slice(2);

/** Runs a built entry file in this process: a second Node would cost 40 ms of the start-up budget. */
async function runBuilt(path, argv) {
  const file = join(root, "dist", path);
  process.argv = [process.argv[0], file, ...argv];
  await import(pathToFileURL(file).href);
}

function runVitest(argv, environment = {}) {
  const bin = join(root, "node_modules", "vitest", "vitest.mjs");
  const result = spawnSync(process.execPath, [bin, "run", ...argv], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  process.exitCode = result.status ?? 1;
}

/** The tests that compare a page with the code it shows; they write it when they are told to. */
const generatedPages = ["errorCatalogue", "hyperparameterPage", "hooksPage"].map(
  (name) => `test/architecture/${name}.test.ts`,
);

/** Every group of tests that takes seconds: those whose files may share a process as one project, the rest in theirs. */
const everyday = (argv) =>
  runVitest(["--project", "everyday", "--project", "sessions", ...argv], { SUBNETKIT_TEST_GROUPS: "joined" });

const commands = {
  build: () => {},
  dev: () => runBuilt("runner/cli/bin.js", ["dev", ...args]),
  vectors: () => runBuilt("test/vectors/main.js", args),
  bench: () => runBuilt("test/bench/main.js", args),
  "kill-test": () => runBuilt("test/bench/kill/killTest.js", args),
  "train:price": () => runBuilt("subnets/price-prediction/training/train.js", args),
  "evaluate:fold": () => runBuilt("test/bench/foldEvaluation.js", args),
  "train:storage": () => runBuilt("subnets/storage/training/train.js", args),
  test: () => (args.some((arg) => /^--project(=|$)/.test(arg)) ? runVitest(args) : everyday(args)),
  "test:guides": () => runVitest(["--project", "guides", ...args]),
  "test:slow": () => runVitest(["--project", "slow", ...args]),
  docs: () => runVitest(["--project", "unit", ...generatedPages], { SUBNETKIT_WRITE_DOCS: "1" }),
};

if (!(command in commands)) {
  process.stderr.write(
    `SK2193 ${command} is not a command of this script.\n  Next: use one of ${Object.keys(commands).join(", ")}.\n`,
  );
  process.exit(2);
}
try {
  await setUp();
} catch (error) {
  if (!(error instanceof SetUpFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await commands[command]();
