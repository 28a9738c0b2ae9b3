import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { tensor } from "subnetkit/plugin";
import { expect, it } from "vitest";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";

const folder = new URL("../../../../subnets/protein-folding/", import.meta.url);

interface Labelled {
  readonly sequence: Uint8Array;
  readonly clusters: Uint8Array;
  readonly states: Uint8Array;
}

/** The packed chains; the layout stands in the data's PROVENANCE.md. */
function readChains(file: string): Labelled[] {
  const bytes = gunzipSync(readFileSync(new URL(file, folder)));
  const count = bytes.readUInt32LE(0);
  let at = 4 + 2 * count;
  return Array.from({ length: count }, (_, index) => {
    const length = bytes.readUInt16LE(4 + 2 * index);
    const row = (): Uint8Array => bytes.subarray(at, (at += length));
    return { sequence: row(), clusters: row(), states: row() };
  });
}

it("tells the secondary structure of 72 % of the held-out residues, from the sequence alone", async () => {
  const path = fileURLToPath(new URL("models/torsion.onnx", folder));
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
  const model = await createOnnxRuntime().load({ path, sha256 });
  const chains = readChains("training/data/tors_test.bin.gz");
  let [residues, right, places, loss] = [0, 0, 0, 0];
  for (const { sequence, clusters, states } of chains) {
    const { length } = sequence;
    const outputs = await model.run({ sequence: tensor("int32", [1, length], Int32Array.from(sequence)) });
    const structure = Array.from(outputs["structure"]?.data ?? [], Number);
    const torsion = Array.from(outputs["torsion"]?.data ?? [], Number);
    for (let residue = 0; residue < length; residue++) {
      const shares = structure.slice(3 * residue, 3 * residue + 3);
      if (shares.indexOf(Math.max(...shares)) === states[residue]) right += 1;
      // The ends lack one of the two angles.
      if (residue === 0 || residue === length - 1) continue;
      loss -= Number(torsion[32 * residue + Number(clusters[residue])]);
      places += 1;
    }
    residues += length;
  }
  await model.dispose();
  expect(chains).toHaveLength(503);
  expect(residues).toBe(50_849);
  expect(right / residues).toBeGreaterThanOrEqual(0.72);
  expect(loss / places).toBeLessThan(2.552);
}, 300_000);
