import { describe, expect, it } from "vitest";
import { readSources, targetOf } from "./sources.js";

/** What each part of the product may import, beside itself. The order follows ARCHITECTURE.md. */
const kernel = [
  "state",
  "ledger",
  "pools",
  "staking",
  "registry",
  "weights",
  "epoch",
  "emission",
  "governance",
  "chain",
];
const allowed: Readonly<Record<string, readonly string[]>> = {
  "core/primitives": [],
  "core/yuma": ["core/primitives"],
  "core/state": ["core/primitives"],
  "core/ledger": ["core/state", "core/primitives"],
  "core/pools": ["core/ledger", "core/state", "core/primitives"],
  "core/registry": ["core/pools", "core/ledger", "core/state", "core/primitives"],
  "core/staking": ["core/registry", "core/pools", "core/ledger", "core/state", "core/primitives"],
  "core/weights": [
    "core/staking",
    "core/registry",
    "core/pools",
    "core/ledger",
    "core/state",
    "core/primitives",
  ],
  "core/epoch": [
    "core/yuma",
    "core/weights",
    "core/staking",
    "core/registry",
    "core/pools",
    "core/ledger",
    "core/state",
    "core/primitives",
  ],
  "core/emission": [
    "core/epoch",
    "core/yuma",
    "core/weights",
    "core/staking",
    "core/registry",
    "core/pools",
    "core/ledger",
    "core/state",
    "core/primitives",
  ],
  "core/chain": [...kernel.map((name) => `core/${name}`), "core/yuma", "core/primitives"],
  "core/scoring": ["core/primitives"],
  "core/plugin": ["core/primitives"],
  "core/protocol": ["core/primitives"],
  "core/roles": ["core/protocol", "core/plugin", "core/primitives"],
};

const sources = readSources(["core", "plugins", "subnets", "runner"]);
const part = (path: string): string => path.split("/").slice(0, 2).join("/");

/** The layer rule of one import, or undefined when it is allowed. */
function violation(from: string, to: string): string | undefined {
  const [fromLayer] = from.split("/");
  const [toLayer] = to.split("/");
  if (part(from) === part(to)) return undefined;
  if (fromLayer === "core")
    return allowed[part(from)]?.includes(part(to)) ? undefined : "not below it in the kernel";
  if (fromLayer === "plugins") return toLayer === "core" ? undefined : "a plugin sees core alone";
  if (fromLayer === "subnets") return "a subnet sees the package's public entry points alone";
  return ["core", "plugins", "runner", "subnets"].includes(toLayer ?? "") ? undefined : "outside the product";
}

describe("imports point one way", () => {
  it("finds the sources", () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it("follows the arrows of ARCHITECTURE.md", () => {
    const wrong = sources.flatMap((source) =>
      source.imports.flatMap((specifier) => {
        const target = targetOf(source, specifier);
        const rule = target === undefined ? undefined : violation(source.path, target);
        return rule === undefined ? [] : [`${source.path} → ${target}: ${rule}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("would notice a wrong arrow", () => {
    expect(violation("core/ledger/a.ts", "core/chain/b.ts")).toBeDefined();
    expect(violation("core/yuma/a.ts", "core/state/b.ts")).toBeDefined();
    expect(violation("core/roles/a.ts", "plugins/rpc/b.ts")).toBeDefined();
    expect(violation("subnets/x/a.ts", "core/plugin/index.ts")).toBeDefined();
    expect(violation("plugins/rpc/a.ts", "plugins/transport-ws/b.ts")).toBeDefined();
    expect(violation("runner/cli/a.ts", "core/chain/b.ts")).toBeUndefined();
  });

  it("has subnets import the package by its public name", () => {
    const names = new Set([
      "subnetkit",
      "subnetkit/plugin",
      "subnetkit/scoring",
      "subnetkit/testing",
      "subnetkit/testing/vitest",
      "subnetkit/client",
      "subnetkit/yuma",
    ]);
    // Templates are what a user's own package begins as.
    const inside = sources.filter(
      ({ path }) => !path.startsWith("subnets/") && !path.startsWith("runner/templates/"),
    );
    expect(
      inside.flatMap((source) =>
        source.imports.filter((name) => names.has(name)).map((name) => `${source.path} → ${name}`),
      ),
    ).toEqual([]);
  });

  it("takes TypeBox's values from the one module that the build joins it to", () => {
    // Type imports leave no trace; a subnet's author has no such module.
    const values = /^(import|export) (?!type\b).* from "@sinclair\/typebox/m;
    const joined = sources.filter(({ path }) => !path.startsWith("subnets/"));
    expect(joined.filter(({ text }) => values.test(text)).map(({ path }) => path)).toEqual([]);
    expect(joined.some(({ imports }) => imports.includes("#typebox"))).toBe(true);
  });

  it("keeps sockets, files, threads and containers out of the kernel", () => {
    const banned =
      /^(node:)?(fs|net|http|https|worker_threads|child_process|os|timers)(\/|$)|^(ws|tsyringe|tapable|onnxruntime-.*|@tensorflow\/.*)$/;
    const containers = /^(tsyringe|tapable|reflect-metadata)$/;
    const wrong = sources
      .filter((source) => source.path.startsWith("core/"))
      .flatMap((source) =>
        source.imports
          .filter(
            (name) => banned.test(name) && !(source.path.startsWith("core/plugin/") && containers.test(name)),
          )
          .map((name) => `${source.path} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("keeps Node out of the consensus, which also runs in a browser", () => {
    const reached = new Set<string>();
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const visit = (path: string): void => {
      const source = byPath.get(path);
      if (!source || reached.has(path)) return;
      reached.add(path);
      for (const specifier of source.imports) visit(targetOf(source, specifier) ?? "");
    };
    visit("core/yuma/index.ts");
    expect(reached.size).toBeGreaterThan(5);
    const outside = [...reached].flatMap((path) =>
      (byPath.get(path)?.imports ?? []).filter((name) => !name.startsWith(".")),
    );
    expect(outside).toEqual([]);
  });
});
