import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import type * as tfjsWasm from "@tensorflow/tfjs-backend-wasm";
import type * as tfjsConverter from "@tensorflow/tfjs-converter";
import type * as tfjsCore from "@tensorflow/tfjs-core";
import type * as tfjsLayers from "@tensorflow/tfjs-layers";
import { fail } from "../../core/primitives/errors.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";

/** Imports a package; injected by tests that pretend that one is absent or present. */
export type ImportTfjs = (packageName: string) => Promise<unknown>;

export interface TfjsLibrary {
  /** For people: "tfjs 4.22.0 on wasm". */
  readonly name: string;
  readonly core: typeof tfjsCore;
  readonly layers: typeof tfjsLayers;
  readonly converter: typeof tfjsConverter;
}

/**
 * Sets the native backend, where `@tensorflow/tfjs-node` is installed: it registers itself as "tensorflow". Returns undefined when that
 * worked, else the remark to make: nothing of a package that is merely absent, since it is optional.
 */
async function useNative(core: TfjsLibrary["core"], importTfjs: ImportTfjs): Promise<string | undefined> {
  try {
    await importTfjs("@tensorflow/tfjs-node");
    return (await core.setBackend("tensorflow")) ? undefined : " (the native backend can't be initialised)";
  } catch (cause) {
    // With ERR_ before it from Node's loader, without from one of TypeScript.
    const absent =
      cause instanceof Error && "code" in cause && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(cause.code));
    return absent ? "" : ` (@tensorflow/tfjs-node can't be loaded: ${reasonOf(cause)})`;
  }
}

/**
 * Runs `load`, then takes away the handlers that it put on the process: the WebAssembly glue rethrows every uncaught error of the whole
 * program, with its own minified source as the message.
 */
async function withoutNewHandlers<T>(load: () => Promise<T>): Promise<T> {
  const exceptions = process.listeners("uncaughtException");
  const rejections = process.listeners("unhandledRejection");
  try {
    return await load();
  } finally {
    for (const listener of process.listeners("uncaughtException")) {
      if (!exceptions.includes(listener)) process.off("uncaughtException", listener);
    }
    for (const listener of process.listeners("unhandledRejection")) {
      if (!rejections.includes(listener)) process.off("unhandledRejection", listener);
    }
  }
}

async function useWasm(core: TfjsLibrary["core"], importTfjs: ImportTfjs): Promise<boolean> {
  const name = "@tensorflow/tfjs-backend-wasm";
  const wasm = (await importTfjs(name)) as typeof tfjsWasm;
  // Its .wasm files lie beside its main file; the default is a path on a web server.
  wasm.setWasmPaths(dirname(createRequire(import.meta.url).resolve(name)) + sep);
  return withoutNewHandlers(() => core.setBackend("wasm"));
}

/**
 * Loads TensorFlow.js and sets its backend: native where `@tensorflow/tfjs-node` is installed, WebAssembly otherwise. The backend is
 * the whole process's: TensorFlow.js has one engine. Loading costs about half a second.
 *
 * @throws SK2010
 */
export async function loadTfjsLibrary(importTfjs: ImportTfjs): Promise<TfjsLibrary> {
  try {
    // The packages' own types hold for what their names import.
    const core = (await importTfjs("@tensorflow/tfjs-core")) as TfjsLibrary["core"];
    const layers = (await importTfjs("@tensorflow/tfjs-layers")) as TfjsLibrary["layers"];
    const converter = (await importTfjs("@tensorflow/tfjs-converter")) as TfjsLibrary["converter"];
    const remark = await useNative(core, importTfjs);
    if (remark !== undefined && !(await useWasm(core, importTfjs))) {
      throw new Error("its WebAssembly backend can't be initialised");
    }
    return {
      name: `tfjs ${core.version_core} on ${core.getBackend()}${remark ?? ""}`,
      core,
      layers,
      converter,
    };
  } catch (cause) {
    const packages = "@tensorflow/tfjs-core, tfjs-layers, tfjs-converter and tfjs-backend-wasm";
    throw fail(modelErrors.runtimeMissing, { kind: "TF.js", reason: reasonOf(cause), packages }, cause);
  }
}
