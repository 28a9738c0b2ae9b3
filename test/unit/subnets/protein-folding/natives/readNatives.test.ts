import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createPublicKernel } from "../../../../../subnets/protein-folding/energy/publicEnergy.js";
import { writeMmcif } from "../../../../../subnets/protein-folding/formats/writeMmcif.js";
import { writePdb } from "../../../../../subnets/protein-folding/formats/writePdb.js";
import { drawNatives } from "../../../../../subnets/protein-folding/natives/drawNatives.js";
import { longestPiece } from "../../../../../subnets/protein-folding/natives/longestPiece.js";
import { readNatives } from "../../../../../subnets/protein-folding/natives/readNatives.js";
import { TARGETS_FILE } from "../../../../../subnets/protein-folding/natives/readTargets.js";
import { randomFrom } from "subnetkit/plugin";
import { hairpinOfHelices } from "../foldTarget.js";

const { native, torsions } = hairpinOfHelices();
const kernel = createPublicKernel(native.sequence);
kernel.torsions.set(torsions);
kernel.evaluate();
const pdb = writePdb(native.sequence, kernel.positions);
const cif = writeMmcif("made up", native.sequence, kernel.positions);
const folder = mkdtempSync(join(tmpdir(), "natives-"));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true }));

describe("reading natives", () => {
  it("takes a PDB or mmCIF file, gzipped or not, and the bundled targets", async () => {
    for (const path of [file("a.pdb", pdb), file("b.cif", cif), file("c.ent.gz", gzipSync(pdb))]) {
      const [read, ...others] = await readNatives(path);
      expect(others).toEqual([]);
      expect(read?.sequence).toBe(native.sequence);
    }
    expect((await readNatives(TARGETS_FILE.pathname)).length).toBe(121);
  });

  it("takes all of a folder by name, and says which files hold nothing to fold", async () => {
    file("d.pdb", "REMARK nothing\n");
    file("notes.txt", "not a structure");
    const skipped: string[] = [];
    const natives = await readNatives(folder, (name) => skipped.push(name));
    expect(natives.map(({ name }) => name)).toEqual(["a_A", "b_A", "c_A"]);
    expect(skipped).toEqual(["d.pdb"]);
  });

  it("refuses what holds nothing", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    await expect(readNatives(empty)).rejects.toMatchObject({ code: "SK4010" });
    await expect(readNatives(join(folder, "absent"))).rejects.toMatchObject({ code: "SK4010" });
    await expect(readNatives(file("d.pdb", ""))).rejects.toMatchObject({ code: "SK4002" });
  });
});

describe("a chain with missing residues", () => {
  it("is cut where they are missing", () => {
    const ca = native.ca.map((value, at) => (at < 3 * 10 ? value + 500 : value));
    const piece = longestPiece({ ...native, ca });
    expect(piece.sequence).toBe(native.sequence.slice(10));
    expect(piece.cb).toEqual(native.cb.slice(30));
    expect(longestPiece(native)).toEqual(native);
  });
});

describe("drawing natives", () => {
  it("repeats none before all were drawn", () => {
    const natives = ["a", "b", "c"].map((name) => ({ ...native, name }));
    const drawn = drawNatives(natives, 7, randomFrom("draw")).map(({ name }) => name);
    expect(new Set(drawn.slice(0, 3)).size).toBe(3);
    expect(new Set(drawn.slice(3, 6)).size).toBe(3);
    expect(drawn.length).toBe(7);
  });
});
