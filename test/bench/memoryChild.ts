// Runs the default network in this process and reports the process's own peak, worker threads included.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "./packageRoot.js";

const bin = join(packageRoot, "dist", "runner", "cli", "bin.js");
process.argv = [process.execPath, bin, "dev", "--epochs", "3", "--seed", "bench", "--quiet", "--port", "0"];
process.on("exit", () => process.stderr.write(`PEAK ${process.resourceUsage().maxRSS}`));
await import(pathToFileURL(bin).href);
