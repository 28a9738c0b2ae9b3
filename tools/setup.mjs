// Brings a checkout to the point where it can run: dependencies installed, sources built. Plain Node, no dependencies,
// since it runs before there are any. Each step is skipped in a few milliseconds when nothing changed.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const installStamp = join(root, "node_modules", ".subnetkit-install");
const buildStamp = join(root, "dist", ".subnetkit-build");
const builtFolders = ["core", "plugins", "subnets", "runner", "test/kit", "test/bench", "test/vectors"];
/** AssemblyScript, compiled into TypeScript modules so that bundlers and browsers need no file. */
export const engines = [
  {
    name: "the consensus engine",
    sources: "core/yuma/assembly",
    module: "core/yuma/engine/wasm.generated.ts",
  },
  { name: "the state hash", sources: "core/state/assembly", module: "core/state/ltHash.wasm.ts" },
  {
    name: "the engine of empty blocks",
    sources: "core/chain/emptyBlocks/assembly",
    module: "core/chain/emptyBlocks/emptyBlocks.wasm.ts",
  },
];
const buildConfig = ["package.json", "tsconfig.json", "tsconfig.build.json"];

/** Says on standard error what set-up does, so that standard output stays the command's own. */
const say = (text) => process.stderr.write(`set-up: ${text}\n`);

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`SK2190 Node ${process.versions.node} is too old.\n  Next: install Node 20.19 or newer.`);
}

/** Whether node_modules holds every required package of the lockfile at its locked version. */
function installedAsLocked() {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(hidden, "utf8")).packages;
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === lock) return;
  if (!installedAsLocked()) {
    say("installing dependencies from package-lock.json (npm ci), about 20 seconds …");
    // Output of npm goes to standard error for the same reason as our own.
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (result.status !== 0) {
      stop(
        "SK2191 The dependencies could not be installed.\n  Next: check the network connection, then run `npm ci` to see npm's own message.",
      );
    }
  }
  writeFileSync(installStamp, lock);
}

function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/**
 * Compiles each engine if its sources, or the compiler, are not those of the module that is there. Compares contents, not times: a
 * checkout changes those.
 */
export function ensureEngines() {
  for (const engine of engines) ensureEngine(engine);
}

const compiler = join(root, "node_modules", "assemblyscript");
const compilerOptions = [
  "-O3",
  "--converge",
  "--noAssert",
  "--runtime",
  "stub",
  "--enable",
  "simd",
  "--use",
  "abort=",
];

function ensureEngine(engine) {
  const target = join(root, engine.module);
  if (existsSync(target) && readFileSync(target, "utf8").startsWith(headingOf(engine))) return;
  say(`compiling ${engine.name} (asc), about 3 seconds …`);
  writeFileSync(target, compileEngine(engine));
}

/** The first line of an engine's module: it names what the module was made from, and so tells whether it is stale. */
function headingOf({ sources }) {
  const digest = createHash("sha256").update(compilerOptions.join(" "));
  digest.update(readFileSync(join(compiler, "package.json")));
  const files = [...filesBelow(join(root, sources))].filter((file) => file.endsWith(".ts")).sort();
  for (const file of files) digest.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return `// Generated by tools/setup.mjs from ${sources}; sources ${digest.digest("hex")}.\n`;
}

/** The text of an engine's module. */
export function compileEngine(engine) {
  const { name, sources } = engine;
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-engine-"));
  const wasm = join(folder, "engine.wasm");
  const result = spawnSync(
    process.execPath,
    [join(compiler, "bin", "asc.js"), `${sources}/index.ts`, ...compilerOptions, "--outFile", wasm],
    { cwd: root, encoding: "utf8" },
  );
  if (result.status !== 0) {
    stop(
      `${result.stderr}\nSK2194 ${name} does not compile.\n  Next: mend the first error above, in ${sources}.`,
    );
  }
  const base64 = readFileSync(wasm).toString("base64");
  rmSync(folder, { recursive: true });
  return `${headingOf(engine)}export const wasmBase64 =\n  "${base64}";\n`;
}

/** One line a file: path, size, time of change. Cheaper than reading the contents, and a touched file only costs a build. */
function sourceListing() {
  const files = [
    ...builtFolders.flatMap((folder) => [...filesBelow(join(root, folder))]),
    ...buildConfig.map((file) => join(root, file)),
  ];
  return files.sort().map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${relative(root, file)} ${size} ${mtimeMs}`;
  });
}

function copyAssets() {
  for (const file of builtFolders.flatMap((folder) => [...filesBelow(join(root, folder))])) {
    const path = relative(root, file);
    if (engines.some(({ sources }) => path.startsWith(join(sources)))) continue;
    // Vectors stay where they are: 6 MB of JSON that only the repository's own runner reads.
    const isTemplate = path.startsWith(join("runner", "templates"));
    // What models and kernels were made from is the repository's; the models' cards go with them.
    const isMaking = /^subnets[\/][^\/]+[\/](training|assembly)[\/]|\.py$/.test(path);
    const isCard = /[\/]models[\/][^\/]+\.md$/.test(path);
    const isSource = /\.(ts|md)$/.test(path) && !isCard;
    if (!isTemplate && (isSource || isMaking || path.startsWith(join("test", "vectors")))) continue;
    const target = join(root, "dist", path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

export function ensureBuilt() {
  const listing = sourceListing().join("\n");
  const previous = existsSync(buildStamp) ? readFileSync(buildStamp, "utf8") : "";
  if (previous === listing) return;
  say("compiling (tsc), about 10 seconds …");
  // A file that was removed or renamed would leave its old output behind, so a changed set of paths starts clean.
  const paths = (text) =>
    text
      .split("\n")
      .map((line) => line.split(" ")[0])
      .join("\n");
  if (paths(previous) !== paths(listing)) rmSync(join(root, "dist"), { recursive: true, force: true });
  rmSync(buildStamp, { force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const result = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (result.status !== 0)
    stop(
      "SK2192 The sources do not compile.\n  Next: mend the first error above; `npm run types` shows them again.",
    );
  copyAssets();
  writeFileSync(buildStamp, listing);
}
