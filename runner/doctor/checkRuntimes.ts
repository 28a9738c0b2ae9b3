import type { ModelRuntime } from "../../core/plugin/models.js";
import { reportOf } from "../../core/primitives/errors.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import { createTfjsRuntime } from "../../plugins/models-tfjs/createTfjsRuntime.js";
import type { Finding } from "./finding.js";

/** Which implementation runs ONNX models: the native one, or WebAssembly in its place. */
export function checkOnnx(runtime: ModelRuntime = createOnnxRuntime()): Promise<Finding> {
  return checkRuntime("ONNX models", runtime, (name) =>
    name.startsWith("onnxruntime-node")
      ? undefined
      : "Models run in WebAssembly, several times slower. Put the line onnxruntime-node-install=skip into .npmrc, so that no CUDA libraries are fetched, then `npm install onnxruntime-node`.",
  );
}

/** Which backend runs TF.js models. The native package is optional, so that WebAssembly is no warning. */
export function checkTfjs(runtime: ModelRuntime = createTfjsRuntime()): Promise<Finding> {
  return checkRuntime("TF.js models", runtime, (name) =>
    name.includes("can't be")
      ? "Reinstall @tensorflow/tfjs-node, or remove it to use WebAssembly."
      : undefined,
  );
}

async function checkRuntime(
  check: string,
  runtime: ModelRuntime,
  advice: (name: string) => string | undefined,
): Promise<Finding> {
  try {
    const detail = (await runtime.describe?.()) ?? runtime.name;
    const next = advice(detail);
    return next === undefined ? { check, status: "ok", detail } : { check, status: "warning", detail, next };
  } catch (error) {
    const { code, message, next } = reportOf(error);
    return { check, status: "problem", detail: `${code} ${message}`, next };
  }
}
