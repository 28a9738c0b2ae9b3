import { defineErrors } from "subnetkit/plugin";

export const foldErrors = defineErrors({
  unknownResidue: {
    code: "SK4000",
    message: 'Residue {position} of {name} is "{letter}", which is none of the twenty standard ones.',
    next: "Replace or remove it: modified and unknown residues have no torsion statistics.",
  },
  badLength: {
    code: "SK4001",
    message: "{name} has {length} residues; {least} to {most} can be folded.",
    next: "Give one domain, or a part of the chain.",
  },
  noSequence: {
    code: "SK4002",
    message: "{name} holds no sequence.",
    next: "Give a FASTA file, or a PDB or mmCIF file with the atoms of a protein.",
  },
  badRestraint: {
    code: "SK4003",
    message:
      'Line {line} of the restraints, "{text}", is not two residue numbers from 1 to {length}, {separation} or more apart.',
    next: "Write one pair a line, such as `12 57`.",
  },
  badCoordinates: {
    code: "SK4004",
    message: "Line {line} of {name} has coordinates that are no numbers.",
    next: "Check that the file is a whole PDB or mmCIF file.",
  },
  unknownFormat: {
    code: "SK4005",
    message: "{name} is neither FASTA, PDB nor mmCIF.",
    next: "Use the ending .fasta, .fa, .pdb, .ent, .cif or .mmcif.",
  },
  unexpectedModelOutput: {
    code: "SK4006",
    message: 'The model\'s output "{output}" is not float32 of shape {expected}.',
    next: "Train the model again, or restore the models folder from the repository.",
  },
  searchFailed: {
    code: "SK4007",
    message: "The search for a fold ended without a result: {reason}.",
    next: "Report it with the request that led to it: this is a mistake in the subnet.",
  },
  noTargets: {
    code: "SK4008",
    message: "{path} holds no native that can be asked about: chains of {least} to {most} standard residues.",
    next: "Give PDB or mmCIF files of such chains, or raise `mostResidues` in the validator's settings.",
  },
  tooManyRestraints: {
    code: "SK4009",
    message: "There are {count} restraints; at most {most} are taken.",
    next: "Keep the surest ones.",
  },
  unreadableNatives: {
    code: "SK4010",
    message: "The natives in {path} cannot be read: {reason}.",
    next: "Give the path of a PDB or mmCIF file, or of a folder of them, in the validator's settings.",
  },
});
