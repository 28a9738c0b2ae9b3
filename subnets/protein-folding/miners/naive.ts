import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { quantise } from "../quantise.js";

/** phi and psi of an extended strand, radians. */
const EXTENDED = [-2.094, 2.094];

/** Answers with an extended chain: what knowing nothing is worth. */
export const naive = defineMiner(contract, "naive", () => ({
  solve: ({ sequence }) => ({
    torsions: quantise(Float64Array.from({ length: 2 * sequence.length }, (_, at) => EXTENDED[at % 2] ?? 0)),
  }),
}));
