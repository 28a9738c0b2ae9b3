import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { registerGradients } from "./gradients.js";

/** Makes TF.js ready to train: the WebAssembly backend, one thread, and gradients. */
export async function startBackend(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(dirname(entry) + sep);
  await tf.setBackend("wasm");
  await tf.ready();
  registerGradients();
}
