// Brings a checkout to the point where it can run: dependencies installed, sources built. Plain Node, no dependencies,
// since it runs before there are any. It takes a few milliseconds when nothing changed.
import { join } from "node:path";
import { build, isBuilt } from "./build.mjs";
import { root, say, stop } from "./checkout.mjs";
import { install, isInstalled } from "./install.mjs";
import { holdLock } from "./setupLock.mjs";

const isSetUp = () => isInstalled() && isBuilt();

/** Installs and builds, each if it is stale. Of several commands one does it, the others wait for it. */
export async function setUp() {
  checkNode();
  if (isSetUp()) return;
  const onWait = (pid) => say(`waiting for process ${pid}, which sets this checkout up …`);
  await holdLock(join(root, ".setup", "lock"), runSteps, onWait);
}

async function runSteps() {
  if (!isInstalled()) await install();
  if (!isBuilt()) await build();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`SK2190 Node ${process.versions.node} is too old.\n  Next: install Node 20.19 or newer.`);
}
