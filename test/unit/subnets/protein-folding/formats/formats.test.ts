import { lddt } from "subnetkit/scoring";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../../../core/plugin/compileSchema.js";
import { contract } from "../../../../../subnets/protein-folding/contract.js";
import { createPublicKernel } from "../../../../../subnets/protein-folding/energy/publicEnergy.js";
import { formats } from "../../../../../subnets/protein-folding/formats/formats.js";
import { nativeFromAtoms } from "../../../../../subnets/protein-folding/formats/nativeFromAtoms.js";
import { readFasta } from "../../../../../subnets/protein-folding/formats/readFasta.js";
import { readMmcif } from "../../../../../subnets/protein-folding/formats/readMmcif.js";
import { readPdb } from "../../../../../subnets/protein-folding/formats/readPdb.js";
import { readRestraints } from "../../../../../subnets/protein-folding/formats/readRestraints.js";
import { writeMmcif } from "../../../../../subnets/protein-folding/formats/writeMmcif.js";
import { writePdb } from "../../../../../subnets/protein-folding/formats/writePdb.js";
import { quantise } from "../../../../../subnets/protein-folding/quantise.js";
import { hairpinOfHelices } from "../foldTarget.js";

const { native, torsions } = hairpinOfHelices();
const kernel = createPublicKernel(native.sequence);
kernel.torsions.set(torsions);
kernel.evaluate();

describe.each([
  ["PDB", writePdb(native.sequence, kernel.positions, ["made up"]), readPdb],
  ["mmCIF", writeMmcif("made up", native.sequence, kernel.positions), readMmcif],
] as const)("a model written as %s", (_, text, read) => {
  it("is read back with its sequence and coordinates", () => {
    const back = nativeFromAtoms("model", read(text, "model"));
    expect(back.sequence).toBe(native.sequence);
    expect(back.name).toBe("model_A");
    for (const atoms of ["ca", "cb"] as const)
      for (const [at, value] of native[atoms].entries()) {
        // The file has no CB of glycine: it is put back where ideal geometry has it.
        const isGlycine = native.sequence[Math.floor(at / 3)] === "G";
        expect(Math.abs((back[atoms][at] ?? NaN) - value)).toBeLessThan(isGlycine ? 0.15 : 6e-4);
      }
  });
});

describe("reading structures", () => {
  const atom = (serial: number, name: string, residue: string, number: string, x: string): string =>
    `ATOM  ${String(serial).padStart(5)}  ${name.padEnd(3)} ${residue} B${number.padStart(4)}    ${x.padStart(8)}   1.000   2.000  1.00  0.00           C`;

  it("leaves out residues without a backbone, and other chains when one is named", () => {
    const lines = [
      ...["N", "CA", "C"].map((name, at) => atom(at, name, "ALA", "1", `${at}.0`)),
      atom(4, "CA", "TRP", "2", "9.0"),
    ];
    expect(nativeFromAtoms("x", readPdb(lines.join("\n"), "x")).sequence).toBe("A");
    expect(() => nativeFromAtoms("x", readPdb(lines.join("\n"), "x"), "Z")).toThrow(
      expect.objectContaining({ code: "SK4002" }),
    );
  });

  it("names the line of coordinates that are none", () => {
    expect(() => readPdb(atom(1, "CA", "ALA", "1", "oops"), "x")).toThrow(
      expect.objectContaining({ code: "SK4004" }),
    );
  });
});

describe("reading FASTA", () => {
  it("takes the first sequence, with or without a heading", () => {
    expect(readFasta(">1abc chain A\nmkv\nLAA*\n>2\nCC")).toEqual({ name: "1abc", sequence: "MKVLAA" });
    expect(readFasta("MKVLAA\n").sequence).toBe("MKVLAA");
    expect(() => readFasta(">only a name")).toThrow(expect.objectContaining({ code: "SK4002" }));
  });
});

describe("reading restraints", () => {
  it("takes pairs of residue numbers in any order, each once", () => {
    expect(readRestraints("# cross-links\n40 3\n3 40 8.0\n12,57 # seen twice\n\n", 60)).toEqual([
      [2, 39],
      [11, 56],
    ]);
  });

  it.each(["3", "3 61", "0 20", "3 x", "3 7", "3.5 30"])("refuses %j", (text) => {
    expect(() => readRestraints(text, 60)).toThrow(expect.objectContaining({ code: "SK4003" }));
  });
});

describe("the subnet's formats", () => {
  const fasta = { name: "chain.fasta", text: `>chain\n${native.sequence}\n` };
  const restraints = { name: "contacts.txt", text: "2 28\n5 24\n" };

  it("make a request of a FASTA file and restraints, and a PDB or mmCIF file of the answer", () => {
    const request = formats.read({ fasta, restraints });
    expect(compileSchema(contract.task.request).problem(request)).toBeUndefined();
    expect(request.restraints).toEqual([
      [1, 27],
      [4, 23],
    ]);
    const response = { torsions: quantise(torsions) };
    const model = nativeFromAtoms("m", readPdb(formats.write(".pdb", request, response), "m"));
    expect(lddt(model.ca, native.ca).score).toBeGreaterThan(0.999);
    expect(nativeFromAtoms("m", readMmcif(formats.write(".cif", request, response), "m")).ca).toEqual(
      model.ca,
    );
  });

  it("take the sequence of a structure", () => {
    const pdb = { name: "native.pdb", text: writePdb(native.sequence, kernel.positions) };
    expect(formats.read({ pdb }).sequence).toBe(native.sequence);
  });

  it.each([
    ["SK4000", { fasta: { name: "f", text: `${native.sequence}X` } }],
    ["SK4001", { fasta: { name: "f", text: "MKV" } }],
    ["SK4002", {}],
    ["SK4005", { pdb: { name: "native.mol2", text: "" } }],
  ])("refuse what cannot be folded with %s", (code, files) => {
    expect(() => formats.read(files)).toThrow(expect.objectContaining({ code }));
  });
});
