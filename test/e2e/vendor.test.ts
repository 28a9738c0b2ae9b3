import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { root } from "../architecture/sources.js";

const run = (code: string): Promise<{ stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { cwd: root });

it("TypeBox as one module exports what TypeBox does, makes the same schemas, and carries its licence", async () => {
  const { stdout } = await run(`
      import * as whole from "@sinclair/typebox";
      import * as joined from "./dist/vendor/typebox.js";
      const schema = ({ Type }) => Type.Object({ a: Type.Optional(Type.Integer({ minimum: 1 })), b: Type.Union([Type.Literal("x"), Type.Null()]) });
      const marks = (schema) => Object.getOwnPropertySymbols(schema).map((symbol) => [Symbol.keyFor(symbol), schema[symbol]]);
      const print = (typebox) => [schema(typebox), marks(schema(typebox)), marks(schema(typebox).properties.a)];
      process.stdout.write(JSON.stringify([[Object.keys(whole), Object.keys(joined)], [print(whole), print(joined)]]));`);
  const [names, schemas] = JSON.parse(stdout) as [[string[], string[]], [unknown, unknown]];
  expect([...names[1]].sort()).toEqual([...names[0]].sort());
  expect(schemas[1]).toEqual(schemas[0]);
  const licence = readFileSync(join(root, "node_modules/@sinclair/typebox/license"), "utf8").trim();
  expect(readFileSync(join(root, "dist/vendor/typebox.js"), "utf8")).toContain(licence);
});

it("what is built loads that module and not the two hundred", async () => {
  const hook = `
    export async function load(url, context, next) {
      if (url.includes("@sinclair/typebox")) process._rawDebug(url);
      return next(url, context);
    }`;
  const { stdout, stderr } = await run(`
    import { register } from "node:module";
    register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hook)}));
    const { Type } = await import("./dist/core/plugin/index.js");
    process.stdout.write(Type.Integer().type);`);
  expect([stdout, stderr]).toEqual(["integer", ""]);
});
