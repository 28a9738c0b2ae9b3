import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./sources.js";

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs")).map((name) => join("docs", name)),
  ...readdirSync(join(root, "subnets")).map((name) => join("subnets", name, "README.md")),
].filter((name) => name.endsWith(".md") && existsSync(join(root, name)));

const read = (page: string): string => readFileSync(join(root, page), "utf8");

describe("the documentation", () => {
  it("is there", () => {
    for (const page of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"]) {
      expect(existsSync(join(root, page)), page).toBe(true);
    }
  });

  it("links only to files that exist", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((target) => !existsSync(resolve(root, dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("names only npm scripts that exist", () => {
    // A page may also speak of a package that `subnetkit new` made.
    const scripts = ["package.json", join("runner", "templates", "subnet", "package.json.template")].flatMap(
      (file) => Object.keys((JSON.parse(read(file)) as { scripts: object }).scripts),
    );
    const unknown = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([a-z:-]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !scripts.includes(name))
        .map((name) => `${page}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it("names only files and folders of the tree that exist", () => {
    const missing = pages.flatMap((page) =>
      [...read(page).matchAll(/`((?:core|plugins|subnets|runner|test|tools|docs)\/[A-Za-z0-9_./-]+)`/g)]
        .map((match) => match[1] ?? "")
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
