#!/usr/bin/env node
// `--version` is answered before anything is loaded: a test holds it to a few milliseconds over bare node.
import { createRequire } from "node:module";

const [first] = process.argv.slice(2);
if (first === "--version" || first === "-V") {
  const { version } = createRequire(import.meta.url)("subnetkit/package.json") as { version: string };
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import("./main.js");
  await main(process.argv.slice(2));
}
