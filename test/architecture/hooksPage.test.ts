import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { HookSpecs } from "../../core/plugin/hookSpec.js";
import { kernelHooks } from "../../core/plugin/kernelHooks.js";
import { roleHooks } from "../../core/plugin/roleHooks.js";
import * as tokens from "../../core/plugin/tokens.js";
import { root } from "./sources.js";

const page = join(root, "docs", "hooks.md");
const BEGIN = "<!-- generated: hooks and tokens -->";
const END = "<!-- end of what is generated -->";

/** The comment in front of each exported name or field of a source. */
function comments(file: string): Map<string, string> {
  const text = readFileSync(join(root, "core", "plugin", file), "utf8");
  const found = text.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:export const )?(\w+)[:=\s]/g);
  return new Map(
    [...found].map(([, comment = "", name = ""]) => [name, comment.replace(/\s*\n\s*\* ?/g, " ").trim()]),
  );
}

function hookRows(specs: HookSpecs, file: string): string[] {
  const words = comments(file);
  return Object.entries(specs).map(([name, { discipline, argumentNames }]) => {
    const said = words.get(name);
    expect(said, `${name} in ${file} has no comment`).toBeDefined();
    return `| ${name} | ${discipline} | ${argumentNames.join(", ")} | ${said} |`;
  });
}

function render(): string {
  const words = comments("tokens.ts");
  const tokenRows = Object.entries(tokens).map(
    ([name, { name: id }]) => `| ${name} | ${id} | ${words.get(name) ?? ""} |`,
  );
  const head = ["| hook | discipline | arguments | what it is for |", "| --- | --- | --- | --- |"];
  return [
    BEGIN,
    "",
    "### Of the kernel",
    "",
    ...head,
    ...hookRows(kernelHooks, "kernelHooks.ts"),
    "",
    "### Of miners and validators",
    "",
    ...head,
    ...hookRows(roleHooks, "roleHooks.ts"),
    "",
    "### Tokens",
    "",
    "| token | name | service |",
    "| --- | --- | --- |",
    ...tokenRows,
    "",
    END,
  ].join("\n");
}

it("docs/hooks.md shows every hook and token with the comment that stands in the code", () => {
  const text = existsSync(page) ? readFileSync(page, "utf8") : "";
  const expected = render();
  if (process.env["SUBNETKIT_WRITE_DOCS"] === "1") {
    writeFileSync(page, `${text.split(BEGIN)[0]}${expected}${text.split(END)[1] ?? "\n"}`);
    return;
  }
  expect(text).toContain(expected);
});
