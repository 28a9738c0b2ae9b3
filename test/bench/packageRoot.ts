import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folder of package.json, from the sources and from the build alike. */
export const packageRoot = dirname(createRequire(import.meta.url).resolve("subnetkit/package.json"));
