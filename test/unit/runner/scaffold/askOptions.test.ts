import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askOptions, type Asked, type Given } from "../../../../runner/scaffold/askOptions.js";
import { fakeTerminal, keys, type Typed } from "./fakeTerminal.js";

const { enter, down, cancel } = keys;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-ask-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const KIND = "What do you want to make?";
const NAME = "Its name";
const MODEL = "What runs its model?";
const INSTALL = "Run npm install there?";
const CLASH = "What now?";

const dependency = { spec: "^0.1.0", files: [] };

/** Asks, with somebody who answers; every answer has to have been asked for. */
async function asked(
  script: readonly Typed[],
  given: Omit<Given, "dependency"> = {},
): Promise<Asked & { readonly shown: string }> {
  const terminal = fakeTerminal(script);
  const result = await askOptions({ ...given, dependency }, { ...terminal, cwd: folder });
  expect(terminal.left()).toEqual([]);
  return { ...result, shown: terminal.shown() };
}

describe("askOptions", () => {
  it("asks for everything, and Enter takes what is offered", async () => {
    const script: Typed[] = [KIND, NAME, MODEL, INSTALL].map((question) => [question, enter]);
    expect(await asked(script)).toMatchObject({
      kind: "subnet",
      name: "my-subnet",
      folder: join(folder, "my-subnet"),
      model: "both",
      install: true,
      force: false,
    });
  });

  it("takes other answers", async () => {
    const script: Typed[] = [
      [KIND, down + enter],
      [NAME, `@me/watcher${enter}`],
      [INSTALL, `n`],
    ];
    expect(await asked(script)).toMatchObject({
      kind: "plugin",
      name: "@me/watcher",
      folder: join(folder, "watcher"),
      install: false,
    });
    const subnet: Typed[] = [[MODEL, down + down + enter]];
    expect(await asked(subnet, { kind: "subnet", name: "tides", install: false })).toMatchObject({
      model: "tfjs",
    });
  });

  it("asks nothing when all is given", async () => {
    const given = { kind: "subnet", name: "tides", model: "onnx", install: false, dir: "a/b" } as const;
    expect(await asked([], given)).toMatchObject({ name: "tides", folder: join(folder, "a", "b") });
  });

  it("says what is wrong with a name, and takes a better one", async () => {
    const script: Typed[] = [
      [NAME, `Tides${enter}`],
      ["lower-case words", `${"\u007f".repeat("Tides".length)}tides${enter}`],
    ];
    const result = await asked(script, { kind: "subnet", model: "onnx", install: false });
    expect(result.name).toBe("tides");
  });

  it("refuses a given name at once with SK3400", async () => {
    const ask = asked([], { kind: "subnet", name: "Tides" });
    await expect(ask).rejects.toMatchObject({ code: "SK3400" });
  });

  it.each([KIND, NAME, MODEL, INSTALL])("ends with SK3405 when it is cancelled at: %s", async (last) => {
    const all = [KIND, NAME, MODEL, INSTALL];
    const before = all.slice(0, all.indexOf(last));
    const ask = asked([...before.map((question): Typed => [question, enter]), [last, cancel]]);
    await expect(ask).rejects.toMatchObject({ code: "SK3405" });
    expect(readdirSync(folder)).toEqual([]);
  });

  describe("when something is in the way", () => {
    const given = { kind: "subnet", model: "onnx", install: false } as const;
    beforeEach(() => {
      mkdirSync(join(folder, "tides"));
      writeFileSync(join(folder, "tides", "package.json"), "mine");
    });

    it("lists it right after the name, and takes another name", async () => {
      const script: Typed[] = [
        [NAME, `tides${enter}`],
        [CLASH, enter],
        [NAME, `waves${enter}`],
      ];
      const result = await asked(script, given);
      expect(result).toMatchObject({ name: "waves", folder: join(folder, "waves"), force: false });
      expect(result.shown).toContain("package.json");
      expect(result.shown).not.toContain("README.md");
    });

    it("overwrites when it is told to", async () => {
      const script: Typed[] = [[CLASH, down + enter]];
      expect(await asked(script, { ...given, name: "tides" })).toMatchObject({ name: "tides", force: true });
    });

    it("does not ask when --force has answered already", async () => {
      expect(await asked([], { ...given, name: "tides", force: true })).toMatchObject({ force: true });
    });

    it("takes another folder where a folder was given", async () => {
      const script: Typed[] = [
        [CLASH, enter],
        ["Its folder", `elsewhere${enter}`],
      ];
      const result = await asked(script, { ...given, name: "tides", dir: "tides" });
      expect(result).toMatchObject({ name: "tides", folder: join(folder, "elsewhere") });
    });

    it("leaves it with SK3405", async () => {
      const ask = asked([[CLASH, down + down + enter]], { ...given, name: "tides" });
      await expect(ask).rejects.toMatchObject({ code: "SK3405" });
    });

    it.each(["a file in a folder's place", "a file where the folder is to be"])(
      "offers no overwriting of %s, not even with --force",
      async (what) => {
        const isFile = what === "a file where the folder is to be";
        if (isFile) writeFileSync(join(folder, "waves"), "mine");
        else writeFileSync(join(folder, "tides", "src"), "mine");
        const name = isFile ? "waves" : "tides";
        const script: Typed[] = [
          [CLASH, enter],
          [NAME, `other${enter}`],
        ];
        const result = await asked(script, { ...given, name, force: true });
        expect(result).toMatchObject({ name: "other" });
        expect(result.shown).not.toContain("Overwrite");
      },
    );
  });
});
