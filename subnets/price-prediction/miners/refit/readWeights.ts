import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fail } from "subnetkit/plugin";
import { priceErrors } from "../../priceErrors.js";
import { mapWeights, type Shapes, type Weights } from "../../training/model/network.js";

const FILE = new URL("../../models/paths.weights.json", import.meta.url);

/** SHA-256 of the file: the weights inside paths.onnx, in a form that can be trained further. */
const SHA256 = "465a48205d7eb96a470d390d153560b9e76640b1cd7d69f729a997e78ff03129";

/**
 * The trained weights of paths.onnx, once the file's hash is known to be right.
 *
 * @throws SK3853 when the file cannot be read · SK3854 when its bytes are others
 */
export async function readWeights<Name extends string>(
  shapes: Shapes<Name>,
  file: URL = FILE,
): Promise<Weights<Name, Float32Array>> {
  const path = fileURLToPath(file);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw fail(priceErrors.weightsMissing, { path }, cause);
  });
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual !== SHA256) throw fail(priceErrors.weightsChanged, { path, actual, expected: SHA256 });
  const texts = JSON.parse(bytes.toString("utf8")) as Readonly<Record<Name, string>>;
  return mapWeights(shapes, (name) => {
    const raw = Buffer.from(texts[name], "base64");
    return Float32Array.from({ length: raw.length / 4 }, (_, index) => raw.readFloatLE(4 * index));
  });
}
