import { join } from "node:path";
import { it } from "vitest";
import { root } from "../../architecture/sources.js";
import { expectPassing } from "../../vectors/expectPassing.js";

it("the vectors of large networks pass", () => {
  expectPassing(join(root, "test", "vectors", "yuma"), "d_large.json");
});
