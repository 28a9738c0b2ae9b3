import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";
import { expectPassing } from "./expectPassing.js";
import { findVectorFiles } from "./findVectorFiles.js";

const here = dirname(fileURLToPath(import.meta.url));

/** Networks of up to 4,096 neurons, which the readable reference takes long over: among the slow tests, and in `npm run vectors`. */
const LARGE = "d_large.json";

describe.each(["yuma", "chain"])("the vectors of %s", (part) => {
  const folder = join(here, part);
  const files = findVectorFiles(folder).map((path) => relative(folder, path));

  it.each(files.filter((file) => file !== LARGE))("%s", (file) => expectPassing(folder, file));
});
