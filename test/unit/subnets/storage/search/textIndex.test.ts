import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createTokenizer } from "../../../../../subnets/storage/search/createTokenizer.js";
import { passagesOf, textOf } from "../../../../../subnets/storage/search/passagesOf.js";
import {
  loadSentenceEncoder,
  type EncodeTexts,
} from "../../../../../subnets/storage/search/sentenceEncoder.js";
import { openTextIndex } from "../../../../../subnets/storage/search/textIndex.js";
import { storageKeys } from "../../../../../subnets/storage/sealing/storageKeys.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

const SPACE = "\u2581";

describe("a tokenizer", () => {
  const marks = ["?", "<s>", "</s>", "a", "b", "c"].map((mark) => [mark, 0] as const);
  const tokenize = createTokenizer([
    ...marks,
    [`${SPACE}un`, -3],
    ["able", -4],
    [`${SPACE}unable`, -8],
    [SPACE, -2],
    ["u", -6],
    ["n", -6],
  ]);

  it("takes the most probable pieces, and one number for what it does not know", () => {
    // -3 - 4 is more probable than -8, and much more than letter by letter.
    expect(tokenize("unable")).toEqual([6, 7]);
    expect(tokenize("  un\n able ")).toEqual([6, 9, 7]);
    expect(tokenize("un\u00e9")).toEqual([6, 0]);
    // Compatibility forms are one and the same.
    expect(tokenize("\uff55\uff4e")).toEqual([6]);
  });
});

describe("passages", () => {
  it("are paragraphs, long ones cut at sentences, each with its line", () => {
    const long = `${"A sentence of some words. ".repeat(30)}End`;
    const passages = passagesOf(`First\nparagraph.\n\n\n${long}\n`);
    expect(passages[0]).toEqual({ line: 1, text: "First\nparagraph." });
    expect(passages[1]?.line).toBe(5);
    expect(passages.slice(1).every(({ text }) => text.length <= 400)).toBe(true);
    expect(
      passages
        .slice(1)
        .map(({ text }) => text)
        .join(" "),
    ).toBe(long);
  });

  it("are of texts alone", async () => {
    expect(await codeOf(() => textOf("a.bin", Uint8Array.of(0xff, 0xfe)))).toBe("SK4144");
    expect(await codeOf(() => textOf("a.bin", Buffer.from("a\0b")))).toBe("SK4144");
    expect(await codeOf(() => textOf("a.txt", Buffer.alloc(5_000_000, 97)))).toBe("SK4144");
    expect(textOf("a.txt", Buffer.from("gr\u00fcn"))).toBe("gr\u00fcn");
  });
});

describe("an index of stored texts", () => {
  let encode: EncodeTexts;
  let folder: string;
  const keys = storageKeys(pseudoRandomBytes("owner", 32));

  beforeAll(async () => {
    encode = await loadSentenceEncoder();
    folder = await mkdtemp(join(tmpdir(), "subnetkit-index-"));
  }, 60_000);

  it("finds what means the same in other words, by the encoder that the package ships", async () => {
    const index = openTextIndex(folder, keys);
    await index.add(
      "pets.txt",
      "The cat sleeps on the sofa.\n\nDogs like to chase a ball in the park.",
      encode,
    );
    await index.add(
      "money.txt",
      "Banks raised the interest rate on loans.\n\nShares fell on Monday.",
      encode,
    );
    const [first] = await index.search("How expensive is it to borrow?", 3, encode);
    expect(first).toMatchObject({ name: "money.txt", line: 1 });
    const [pet, second] = await index.search("A puppy runs after its toy", 3, encode);
    expect(pet).toMatchObject({ name: "pets.txt", line: 3 });
    expect(pet?.likeness).toBeGreaterThan(second?.likeness ?? 1);

    await index.remove("money.txt");
    expect((await index.search("interest rates", 9, encode)).every(({ name }) => name === "pets.txt")).toBe(
      true,
    );
  }, 60_000);

  it("is sealed: nothing of it can be read, found under another key, or changed", async () => {
    const files = await readdir(folder);
    for (const name of files) {
      expect(name).not.toContain("pets");
      expect((await readFile(join(folder, name))).toString("latin1")).not.toContain("sofa");
    }
    const stranger = openTextIndex(folder, storageKeys(pseudoRandomBytes("stranger", 32)));
    expect(await stranger.search("cat", 3, encode)).toEqual([]);
    const path = join(folder, files[0] ?? "");
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    await writeFile(path, bytes);
    expect(await codeOf(() => openTextIndex(folder, keys).search("cat", 3, encode))).toBe("SK4122");
  }, 60_000);

  it("says what to install where there is no encoder", async () => {
    const missing = (): never => {
      throw new Error("there is no such module");
    };
    expect(await codeOf(() => loadSentenceEncoder(missing))).toBe("SK4142");
  });
});
