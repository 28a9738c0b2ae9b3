import type * as onnxruntime from "onnxruntime-web";
import { fail } from "../../core/primitives/errors.js";
import { modelErrors } from "../../core/plugin/modelErrors.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";

/** The native addon, or WebAssembly where the addon can't be installed. */
export type OnnxKind = "native" | "wasm";

/** Both packages export the same interface, of onnxruntime-common. */
type OnnxModule = Pick<typeof onnxruntime, "InferenceSession" | "Tensor" | "env">;

/** Imports one of the two packages; injected by tests that pretend that one is absent. */
export type ImportOnnx = (packageName: string) => Promise<unknown>;

export interface OnnxLibrary {
  readonly kind: OnnxKind;
  /** For people: "onnxruntime-node 1.30.0", and why it is not the preferred one when it isn't. */
  readonly name: string;
  readonly ort: OnnxModule;
  readonly sessionOptions: onnxruntime.InferenceSession.SessionOptions;
}

const PACKAGES: Readonly<Record<OnnxKind, string>> = { native: "onnxruntime-node", wasm: "onnxruntime-web" };

function isOnnxModule(module: unknown): module is OnnxModule {
  return (
    typeof module === "object" &&
    module !== null &&
    "InferenceSession" in module &&
    "Tensor" in module &&
    "env" in module
  );
}

function settle(kind: OnnxKind, ort: OnnxModule, remark: string): OnnxLibrary {
  // What goes wrong comes back as an error with a code; a second copy on stderr would only confuse.
  ort.env.logLevel = "fatal";
  if (kind === "wasm") {
    // One thread, in this one: a second was not faster, and worker threads would keep the process alive.
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.proxy = false;
  }
  const { versions } = ort.env;
  const version = (kind === "native" ? versions.node : versions.web) ?? versions.common;
  return {
    kind,
    name: `${PACKAGES[kind]} ${version}${remark}`,
    ort,
    // One thread, one order of operations: the same sums in the same order on every run.
    sessionOptions: {
      executionProviders: [kind === "native" ? "cpu" : "wasm"],
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: 4,
    },
  };
}

/**
 * Loads the preferred package, or else the other one. Loading costs 20 ms (WebAssembly) to 80 ms (native), and so waits for the first model.
 *
 * @throws SK2010 when neither can be loaded
 */
export async function loadOnnxLibrary(prefer: OnnxKind, importOnnx: ImportOnnx): Promise<OnnxLibrary> {
  const reasons: string[] = [];
  for (const kind of prefer === "native" ? (["native", "wasm"] as const) : (["wasm", "native"] as const)) {
    try {
      const module = await importOnnx(PACKAGES[kind]);
      if (!isOnnxModule(module)) throw new Error("it is another package of that name");
      return settle(kind, module, reasons.length > 0 ? ` (${reasons.join("; ")})` : "");
    } catch (cause) {
      reasons.push(`${PACKAGES[kind]} can't be loaded: ${reasonOf(cause)}`);
    }
  }
  throw fail(modelErrors.runtimeMissing, {
    kind: "ONNX",
    reason: reasons.join("; "),
    packages: `${PACKAGES.native} or ${PACKAGES.wasm}`,
  });
}
