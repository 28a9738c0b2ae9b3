import { createHmac, randomBytes } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Value } from "@sinclair/typebox/value";
import { fail, Type, type Static } from "subnetkit/plugin";
import { open } from "../sealing/open.js";
import { seal } from "../sealing/seal.js";
import { SALT_BYTES } from "../sealing/sealedForm.js";
import type { StorageKeys } from "../sealing/storageKeys.js";
import { storageErrors } from "../storageErrors.js";
import { passagesOf } from "./passagesOf.js";
import { EMBEDDING, type EncodeTexts } from "./sentenceEncoder.js";

/** What is kept of one file: its passages, and their embeddings in a byte a number. */
const indexed = Type.Object({
  name: Type.String(),
  passages: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })),
  embeddings: Type.String({ description: "base64" }),
});
type Indexed = Static<typeof indexed>;

/** A passage that means something like what was asked for. */
export interface Hit {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  /** Cosine, in [-1, 1]. */
  readonly likeness: number;
}

/** What stored texts mean, sealed like the record of what is stored and beside it: miners and validators never see any of it. */
export interface TextIndex {
  /** Takes the place of what was known of that file. */
  add(name: string, text: string, encode: EncodeTexts): Promise<{ readonly passages: number }>;
  remove(name: string): Promise<void>;
  /** The passages that are most like a question, the most like first. @throws SK4122 when a part is damaged */
  search(question: string, limit: number, encode: EncodeTexts): Promise<Hit[]>;
}

const ENDING = ".index";
/** Embeddings have numbers in [-1, 1]. */
const SCALE = 127;

/** Opens the index in the folder of what is stored. Another key finds nothing in it. */
export function openTextIndex(folder: string, keys: StorageKeys): TextIndex {
  const derive = (label: string): string =>
    createHmac("sha256", keys.catalogue).update(`index/${label}`).digest("hex");
  const mark = derive("mark").slice(0, 16);
  const pathOf = (name: string): string => join(folder, `${mark}-${derive(`name/${name}`)}${ENDING}`);

  const read = async (path: string): Promise<Indexed> => {
    try {
      return Value.Decode(indexed, JSON.parse(open(keys.catalogue, await readFile(path)).toString("utf8")));
    } catch (cause) {
      throw fail(storageErrors.damagedCatalogue, { path, reason: (cause as Error).message }, cause);
    }
  };
  return {
    add: async (name, text, encode) => {
      const passages = passagesOf(text);
      const embeddings = Buffer.alloc(passages.length * EMBEDDING);
      (await encode(passages.map((passage) => passage.text))).forEach((embedding, row) =>
        embedding.forEach((value, at) =>
          embeddings.writeInt8(Math.round(Math.max(-1, Math.min(1, value)) * SCALE), row * EMBEDDING + at),
        ),
      );
      const value: Indexed = { name, passages, embeddings: embeddings.toString("base64") };
      const path = pathOf(name);
      await writeFile(
        `${path}.part`,
        seal(keys.catalogue, randomBytes(SALT_BYTES), Buffer.from(JSON.stringify(value))),
      );
      await rename(`${path}.part`, path);
      return { passages: passages.length };
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    search: async (question, limit, encode) => {
      const names = (await readdir(folder)).filter((name) => name.startsWith(mark) && name.endsWith(ENDING));
      const files = await Promise.all(names.map((name) => read(join(folder, name))));
      const [asked = new Float32Array()] = await encode([question]);
      const hits = files.flatMap(({ name, passages, embeddings }) => {
        const own = Buffer.from(embeddings, "base64");
        return passages.map((passage, row): Hit => {
          const likeness = asked.reduce(
            (sum, value, at) => sum + (value * own.readInt8(row * EMBEDDING + at)) / SCALE,
            0,
          );
          return { name, ...passage, likeness };
        });
      });
      return hits.sort((a, b) => b.likeness - a.likeness).slice(0, limit);
    },
  };
}
