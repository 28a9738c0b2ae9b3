import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";

export interface FastaEntry {
  readonly name: string;
  readonly sequence: string;
}

/**
 * The first sequence of a FASTA file; a bare sequence without a heading is taken too.
 *
 * @throws SK4002 when there is none
 * @example readFasta(">1ABC\nMKV\nLAA") // { name: "1ABC", sequence: "MKVLAA" }
 */
export function readFasta(text: string, file = "The FASTA file"): FastaEntry {
  let name: string | undefined;
  let sequence = "";
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith(">")) {
      if (sequence !== "") break;
      name = line.slice(1).trim().split(/\s/)[0];
    } else if (!line.startsWith(";")) sequence += line.replace(/[\s*]/g, "").toUpperCase();
  }
  if (sequence === "") throw fail(foldErrors.noSequence, { name: file });
  return { name: name === undefined || name === "" ? "chain" : name, sequence };
}
