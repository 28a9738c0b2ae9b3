// Makes the files in src/models/ and prints the hashes that contract.ts pins: npm run train
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { trainWeights } from "./leastSquares.js";
// #if onnx
import { onnxFile } from "./onnxFile.js";
// #endif
// #if tfjs
import { tfjsFiles } from "./tfjsFiles.js";
// #endif

const sha256 = (...parts: readonly (string | Uint8Array)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const weights = trainWeights();
mkdirSync("src/models", { recursive: true });
// #if onnx
const file = onnxFile(weights);
writeFileSync("src/models/predictor.onnx", file);
print(`src/models/predictor.onnx   ${sha256(file)}`);
// #endif
// #if tfjs
const { json, shard } = tfjsFiles(weights);
mkdirSync("src/models/tfjs", { recursive: true });
writeFileSync("src/models/tfjs/model.json", json);
writeFileSync("src/models/tfjs/weights.bin", shard);
print(`src/models/tfjs/model.json  ${sha256(json, shard)}`);
// #endif
