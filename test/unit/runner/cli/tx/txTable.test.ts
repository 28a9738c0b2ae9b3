import { describe, expect, it } from "vitest";
import {
  callSchemas,
  decodeCall,
  encodeCall,
  type Call,
  type CallName,
} from "../../../../../core/chain/callSchemas.js";
import { developmentSigner } from "../../../../../core/primitives/keys.js";
import { readArguments } from "../../../../../runner/cli/tx/readArguments.js";
import { txTable } from "../../../../../runner/cli/tx/txTable.js";

const bob = developmentSigner("table", "bob").account;
const context = { account: async () => bob };
const names = Object.keys(callSchemas) as CallName[];

/** A text that every kind of argument takes, by what stands for its value in the help. */
const sample: Readonly<Record<string, string>> = {
  account: "bob",
  "a,b,…": "bob,bob",
  tao: "1.5",
  alpha: "2",
  n: "3",
  "n,n,…": "4,5",
  text: "swap",
  hex: "00ff",
  "yes|no": "yes",
};

describe("txTable", () => {
  it("has one subcommand for every call, each of its own name", () => {
    expect(Object.keys(txTable).sort()).toEqual([...names].sort());
    const paths = Object.values(txTable).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const groups = paths.filter((path) => path.includes(" ")).map((path) => path.split(" ")[0]);
    expect(paths.filter((path) => groups.includes(path))).toEqual([]);
  });

  it.each(names)("reads arguments that %s takes", async (name) => {
    const options = Object.fromEntries(
      Object.entries(txTable[name].args).map(([field, { placeholder }]) => [field, sample[placeholder]]),
    );
    const call = { name, args: await readArguments(name, options, context) } as Call;
    const { args } = encodeCall(call) as { args: unknown };
    expect(decodeCall(name, args)).toEqual(call);
  });

  it.each(names)("leaves out only what %s can do without", async (name) => {
    const options = Object.fromEntries(
      Object.entries(txTable[name].args)
        .filter(([, { fallback }]) => fallback === undefined)
        .map(([field, { placeholder }]) => [field, sample[placeholder]]),
    );
    const call = { name, args: await readArguments(name, options, context) } as Call;
    const { args } = encodeCall(call) as { args: unknown };
    expect(decodeCall(name, args)).toEqual(call);
  });
});
