import { defineContract, onnx, Tensor, Type } from "subnetkit/plugin";
import { MAX_LENGTH, MIN_LENGTH, STRUCTURE_STATES, TORSION_CLUSTERS, TORSION_LIMIT } from "./sizes.js";

const closed = { additionalProperties: false };
const residues = { min: MIN_LENGTH, max: MAX_LENGTH };

/** Two residues counted from 0. */
const Pair = Type.Array(Type.Integer({ minimum: 0, maximum: MAX_LENGTH - 1 }), { minItems: 2, maxItems: 2 });

const Share = Type.Number({ minimum: 0, maximum: 1 });

/** How a miner searches; the request's budget is the least of both. */
const searching = {
  /** The most energies to compute for one request. */
  mostEvaluations: Type.Integer({ minimum: 100, maximum: 10_000_000, default: 10_000_000 }),
};

/** What a validator asks about, and how. */
const asking = {
  /** A structure file (PDB or mmCIF, may be gzipped) or a folder of them; the bundled targets if left out. */
  natives: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
  /** Longer chains are left out: they would cost more than a round has time for. */
  mostResidues: Type.Integer({ minimum: MIN_LENGTH, maximum: MAX_LENGTH, default: 90 }),
  /** How many energies an answer may cost; the default is about a tenth of a second, since every validator asks every miner. */
  evaluations: Type.Integer({ minimum: 100, maximum: 10_000_000, default: 600 }),
  /** Share of the given contacts that is false. */
  decoyShare: Type.Number({ minimum: 0, maximum: 0.5, default: 0.1 }),
};

export const contract = defineContract({
  id: "protein-folding",
  version: "1.0.0",
  summary:
    "Folds of proteins from a sequence and sparse contacts, scored by the contacts that were held back.",
  task: {
    request: Type.Object(
      {
        sequence: Type.String({
          minLength: MIN_LENGTH,
          maxLength: MAX_LENGTH,
          pattern: "^[ACDEFGHIKLMNPQRSTVWY]+$",
        }),
        /** Pairs whose CB atoms are said to be within 8 angstrom. Some may be false. */
        restraints: Type.Array(Pair, { maxItems: 4 * MAX_LENGTH }),
        /** How many energies the answer may cost: a request for that much work, not a limit that anyone checks. */
        evaluations: Type.Integer({ minimum: 100, maximum: 10_000_000 }),
      },
      closed,
    ),
    response: Type.Object(
      {
        /** phi and psi of each residue in steps of 1e-4 radian. */
        torsions: Tensor({ dtype: "int16", shape: [residues, 2], min: -TORSION_LIMIT, max: TORSION_LIMIT }),
      },
      closed,
    ),
    /** What only the validator has. */
    secret: Type.Object(
      {
        target: Type.String({ maxLength: 64 }),
        heldOut: Type.Array(Pair, { maxItems: 10 * MAX_LENGTH }),
        /** The validator's own short search from a random start: public energy, held-out contacts kept, likeness to the native. */
        reference: Type.Object(
          {
            /** A chain of the greatest length whose atoms all lie in one place stays below 1e7. */
            energy: Type.Number({ minimum: -1e9, maximum: 1e9 }),
            contacts: Type.Optional(Share),
            likeness: Type.Optional(Share),
          },
          closed,
        ),
        /** CA coordinates of the native in angstrom, where one is held; PDB files have room for ten thousand either way. */
        native: Type.Optional(Tensor({ dtype: "float32", shape: [residues, 3], min: -1e5, max: 1e5 })),
      },
      closed,
    ),
    timeoutMs: 60_000,
    streaming: false,
    commitReveal: true,
  },
  models: {
    torsion: onnx("./models/torsion.onnx", {
      sha256: "fad2e6c7daf50a8d57a5d2ba924f4fe7fe8e603ab78dc8ba29cb8ad9c7dddf47",
      inputs: { sequence: Tensor({ dtype: "int32", shape: [1, residues] }) },
      outputs: {
        torsion: Tensor({ dtype: "float32", shape: [1, residues, TORSION_CLUSTERS] }),
        structure: Tensor({ dtype: "float32", shape: [1, residues, STRUCTURE_STATES] }),
      },
      licence: "MIT",
    }),
    distogram: onnx("./models/distogram.onnx", {
      sha256: "50242f9d40d06a2857e61e51c8c2909e70829676f3e7fb08c97cdd224de48713",
      inputs: {
        sequence: Tensor({ dtype: "int32", shape: [1, residues] }),
        contacts: Tensor({ dtype: "float32", shape: [1, residues, residues] }),
      },
      outputs: {
        distances: Tensor({ dtype: "float32", shape: [1, residues, residues, { max: 64 }] }),
        torsion: Tensor({ dtype: "float32", shape: [1, residues, TORSION_CLUSTERS] }),
        structure: Tensor({ dtype: "float32", shape: [1, residues, STRUCTURE_STATES] }),
      },
      licence: "MIT",
    }),
  },
  profiles: {
    /** Distances and torsions from the network that sees the contacts, and a search that follows them. */
    hybrid: Type.Object(searching, closed),
    /** Torsions from the network that sees the sequence alone; the contacts as restraints. */
    torsion: Type.Object(searching, closed),
    /** Torsions as they are usual for each residue; the contacts as restraints. */
    physics: Type.Object(searching, closed),
    /** The baseline: an extended chain. */
    naive: Type.Object({}, closed),
  },
  validatorSettings: Type.Object(asking, closed),
  hyperparameters: { tempo: 20 },
  needs: { workers: true },
});
