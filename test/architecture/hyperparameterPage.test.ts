import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hyperparameterTable } from "../../core/registry/hyperparameterTable.js";
import { networkParameterTable } from "../../core/registry/networkParameterTable.js";
import type { Parameter } from "../../core/registry/parameters.js";
import { root } from "./sources.js";

const page = join(root, "docs", "hyperparameters.md");

function rows(table: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(table).map(([name, entry]) => {
    const { type, defaultValue, range, setBy, effect } = entry as Parameter<unknown>; // every entry of a table is one
    const who = setBy === "owner" ? "owner" : "genesis";
    return `| ${name} | ${type} | ${String(defaultValue)} | ${range} | ${who} | ${effect} |`;
  });
}

const head = [
  "| name | type | at first | values | set by | effect |",
  "| --- | --- | --- | --- | --- | --- |",
];

function render(): string {
  return [
    "# Hyperparameters",
    "",
    "Generated from the tables in the sources by the tests, with SUBNETKIT_WRITE_DOCS=1. Amounts are rao: a TAO has 10^9.",
    "",
    "## Of a subnet",
    "",
    "An owner changes one with the call `subnets.setHyperparameter`, each at most once in two tempos and not in the last ten blocks before an epoch. A genesis sets all of them.",
    "",
    ...head,
    ...rows(hyperparameterTable),
    "",
    "## Of the network",
    "",
    "A genesis sets all of them; nobody changes them afterwards.",
    "",
    ...head,
    ...rows(networkParameterTable),
    "",
  ].join("\n");
}

it("docs/hyperparameters.md shows the tables of parameters", () => {
  const text = render();
  if (process.env["SUBNETKIT_WRITE_DOCS"] === "1") writeFileSync(page, text);
  expect(existsSync(page) ? readFileSync(page, "utf8") : "").toBe(text);
});
