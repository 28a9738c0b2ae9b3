#!/usr/bin/env node
// `--version` is answered before anything is loaded: a test holds it to a few milliseconds over bare node.
import { createRequire } from "node:module";

// A reader that has seen enough (`| head`) ends the command, as it ends others.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const [first] = process.argv.slice(2);
if (first === "--version" || first === "-V") {
  const { version } = createRequire(import.meta.url)("subnetkit/package.json") as { version: string };
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import("./main.js");
  await main(process.argv.slice(2));
}
