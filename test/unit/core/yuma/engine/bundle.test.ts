import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { runEpoch } from "../../../../../core/yuma/runEpoch.js";
import { epochInputs, epochParams } from "../epochFixture.js";

const entry = fileURLToPath(new URL("../../../../../core/yuma/index.ts", import.meta.url));

async function bundle(format: "es" | "iife"): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: true, lib: { entry, formats: [format], name: "yuma" } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("vite watches instead of building");
  const chunks = output.output.flatMap((part) => (part.type === "chunk" ? [part.code] : []));
  expect(chunks).toHaveLength(1);
  return chunks.join("");
}

describe("subnetkit/yuma in one file", () => {
  let code = "";
  let script = "";
  beforeAll(async () => {
    [code, script] = await Promise.all([bundle("es"), bundle("iife")]);
  }, 60_000);

  it("is smaller than 60 KB, minified and not compressed", () => {
    expect(new TextEncoder().encode(code).length).toBeLessThan(60_000);
  });

  it("imports nothing and asks for nothing of Node", () => {
    expect(code).not.toMatch(/\bimport\b|\brequire\(|node:|\bprocess\b|\bBuffer\b/);
  });

  it("runs where there is nothing but the language, WebAssembly and atob", () => {
    const context = createContext({ atob, params: epochParams(), inputs: epochInputs() });
    const outputs: unknown = runInContext(`${script}; yuma.createEpoch(params).run(inputs)`, context);
    // A context has its own Array: compared by value.
    expect(structuredClone(outputs)).toEqual(runEpoch(epochParams(), epochInputs()).outputs);
  });
});
