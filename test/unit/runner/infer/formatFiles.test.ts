import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Type } from "subnetkit/plugin";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import { answerWriter } from "../../../../runner/infer/answerWriter.js";
import { readFormatFiles } from "../../../../runner/infer/readFormatFiles.js";

const contract = defineContract({
  id: "shout",
  version: "1.0.0",
  summary: "Words, louder.",
  task: {
    request: Type.String({ maxLength: 80 }),
    response: Type.String({ maxLength: 80 }),
    timeoutMs: 1_000,
    streaming: false,
  },
  models: {},
  profiles: { plain: Type.Object({}, { additionalProperties: false }) },
  hyperparameters: {},
});
const parts = {
  url: import.meta.url,
  miners: { plain: () => Promise.resolve(() => ({ solve: (word: string) => word.toUpperCase() })) },
  validator: () => Promise.reject(new Error("not needed")),
};
const bare = defineSubnet(contract, parts);
const shout = defineSubnet(contract, {
  ...parts,
  formats: () =>
    Promise.resolve({
      inputs: { word: "a word", mark: "what stands behind it" },
      outputs: [".txt"],
      read: ({ word, mark }) => `${word?.text ?? ""}${mark?.text ?? ""}`,
      write: (_ending, request, response) => `${request} → ${response}`,
    }),
});

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "formats-"));
  await writeFile(join(folder, "word.txt"), "hello");
});
afterAll(() => rm(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("reading a request from files", () => {
  it("hands each option's file to the subnet, by either form of writing it", async () => {
    expect(await readFormatFiles(shout, ["--word", file("word.txt")])).toBe("hello");
    expect(await readFormatFiles(shout, [`--word=${file("word.txt")}`, "--mark", file("word.txt")])).toBe(
      "hellohello",
    );
  });

  it("refuses options that the subnet doesn't know, and files that are not there", async () => {
    await expect(readFormatFiles(shout, ["--fasta", "x"])).rejects.toEqual(refusal("SK4020"));
    await expect(readFormatFiles(bare, ["--word", "x"])).rejects.toEqual(refusal("SK4020"));
    await expect(readFormatFiles(shout, ["word.txt"])).rejects.toEqual(refusal("SK4020"));
    await expect(readFormatFiles(shout, ["--word"])).rejects.toEqual(refusal("SK4021"));
    await expect(readFormatFiles(shout, ["--word", file("absent")])).rejects.toEqual(refusal("SK4022"));
  });
});

describe("writing an answer to a file", () => {
  it("writes the subnet's format, or JSON for any subnet", async () => {
    await (
      await answerWriter(shout, file("out.txt"))
    )("hello", "HELLO");
    expect(await readFile(file("out.txt"), "utf8")).toBe("hello → HELLO");
    await (
      await answerWriter(bare, file("out.json"))
    )("hello", "HELLO");
    expect(JSON.parse(await readFile(file("out.json"), "utf8"))).toBe("HELLO");
  });

  it("refuses an ending that nobody knows before anything is computed, and a folder that is not there", async () => {
    await expect(answerWriter(bare, "out.txt")).rejects.toEqual(refusal("SK4023"));
    const write = await answerWriter(shout, file("absent/out.txt"));
    await expect(write("a", "A")).rejects.toEqual(refusal("SK4024"));
  });
});
