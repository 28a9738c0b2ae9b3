import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { allOf, filesBelow, root, say, stop } from "./checkout.mjs";
import { compile, findCompiler } from "./compiler.mjs";
import { compileEngines, engines, staleEngines } from "./engines.mjs";
import { clearAway, ownName } from "./setupLock.mjs";
import { vendorPackages } from "./vendor.mjs";

const dist = join(root, "dist");
const STAMP = ".subnetkit-build";
const INFO = ".tsbuildinfo";
const builtFolders = ["core", "plugins", "subnets", "runner", "test/kit", "test/bench", "test/vectors"];
const buildConfig = [
  "package.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "tools/build.mjs",
  "tools/compiler.mjs",
  "tools/engines.mjs",
  "tools/vendor.mjs",
];
/** Beside `dist`, so that source maps mean the same files before and after the move. */
const STAGING = join(root, ".dist-");
const RENAME_PAUSES_MS = [50, 100, 200, 400, 800];

const builtFiles = () => builtFolders.flatMap((folder) => [...filesBelow(join(root, folder))]);

const engineModules = new Set(engines.map(({ module }) => join(root, module)));

/**
 * One line a file: path, size, time of change. Cheaper than reading the contents, and a touched file only costs a build. The engines'
 * modules are not among them, since the build makes those from sources that are.
 */
function sourceListing() {
  const files = [...builtFiles(), ...buildConfig.map((file) => join(root, file))];
  return files
    .filter((file) => !engineModules.has(file))
    .sort()
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${relative(root, file)} ${size} ${mtimeMs}`;
    })
    .join("\n");
}

function builtListing() {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
}

/** Whether the engines and `dist` were built from the sources as they are. */
export const isBuilt = () => staleEngines().length === 0 && builtListing() === sourceListing();

/**
 * Compiles the engines and the sources, which don't wait for each other, and copies what goes with them: into a folder of its own, which
 * takes the place of `dist` when it is whole. What runs from `dist` meanwhile, and a build that fails or is killed, leave it as it was.
 */
export async function build() {
  const listing = sourceListing();
  clearAway(STAGING);
  const staging = `${STAGING}${ownName()}`;
  const previous = builtListing();
  // What was compiled before spares the compiler most of its work. After a removal or a change of name it would leave files behind.
  if (pathsOf(previous) === pathsOf(listing)) cpSync(dist, staging, { recursive: true });
  try {
    await allOf([compileInto(staging), compileEngines(), vendorPackages(join(staging, "vendor"))]);
    copyAssets(staging);
    writeFileSync(join(staging, STAMP), listing);
    await putInPlace(staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

const pathsOf = (listing) =>
  listing
    .split("\n")
    .map((line) => line.split(" ")[0])
    .join("\n");

async function compileInto(folder) {
  const compiler = await findCompiler();
  say(`compiling (tsc), about ${compiler.isNative ? 6 : 15} seconds …`);
  const where = ["--outDir", folder, "--tsBuildInfoFile", join(folder, INFO)];
  if (await compile(compiler, ["-p", "tsconfig.build.json", ...where])) return;
  stop(
    "SK2192 The sources do not compile.\n  Next: mend the first error above; `npm run types` shows them again.",
  );
}

function copyAssets(folder) {
  for (const file of builtFiles()) {
    const path = relative(root, file);
    if (engines.some(({ sources }) => path.startsWith(join(sources)))) continue;
    // Vectors stay where they are: 6 MB of JSON that only the repository's own runner reads.
    const isTemplate = path.startsWith(join("runner", "templates"));
    // What models and kernels were made from is the repository's; the models' cards go with them.
    const isMaking = /^subnets[\\/][^\\/]+[\\/](training|assembly)[\\/]|\.py$/.test(path);
    const isCard = /[\\/]models[\\/][^\\/]+\.md$/.test(path);
    const isSource = /\.(ts|md)$/.test(path) && !isCard;
    if (!isTemplate && (isSource || isMaking || path.startsWith(join("test", "vectors")))) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

/** Makes the folder `dist`, in the place of the one that was. */
async function putInPlace(folder) {
  const old = `${STAGING}${ownName()}`;
  try {
    if (existsSync(dist)) await rename(dist, old);
    await rename(folder, dist);
  } catch (error) {
    stop(
      `SK2195 What was compiled could not be put in the place of dist (${error.code}).\n  Next: close what holds a file in there, and repeat the command.`,
    );
  }
  rmSync(old, { recursive: true, force: true });
}

/** Renames a folder. On Windows it may be refused for a moment, while somebody reads a file in it. */
async function rename(from, to) {
  for (const pauseMs of RENAME_PAUSES_MS) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (!["EPERM", "EACCES", "EBUSY"].includes(error.code)) throw error;
      await wait(pauseMs);
    }
  }
  renameSync(from, to);
}
