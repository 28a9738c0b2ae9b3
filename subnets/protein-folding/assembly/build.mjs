// Compiles the energy kernel: `node subnets/protein-folding/assembly/build.mjs [FILE]`, into energy/kernel.wasm without FILE.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = dirname(fileURLToPath(import.meta.url));
const [out = join(here, "..", "energy", "kernel.wasm")] = process.argv.slice(2);
const flags = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd", "--use", "abort="];
const { error, stderr } = await asc.main(["index.ts", "--baseDir", here, ...flags, "--outFile", "kernel.wasm"], {
  writeFile: (_name, contents) => writeFileSync(out, contents),
});
if (error) {
  process.stderr.write(`${stderr.toString()}\n${String(error)}\n`);
  process.exitCode = 1;
}
