import { extname } from "node:path";
import { fail, type FormatFile } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import type { Native } from "../natives/native.js";
import { nativeFromAtoms } from "./nativeFromAtoms.js";
import { readMmcif } from "./readMmcif.js";
import { readPdb } from "./readPdb.js";

/**
 * The first chain of a structure file, PDB or mmCIF by its ending.
 *
 * @throws SK4002 no chain · SK4004 coordinates · SK4005 another ending
 */
export function structureFrom(file: FormatFile | undefined): Native {
  if (file === undefined) throw fail(foldErrors.noSequence, { name: "The request" });
  const ending = extname(file.name).toLowerCase();
  const name = file.name.slice(0, file.name.length - ending.length);
  if ([".pdb", ".ent"].includes(ending)) return nativeFromAtoms(name, readPdb(file.text, file.name));
  if ([".cif", ".mmcif"].includes(ending)) return nativeFromAtoms(name, readMmcif(file.text, file.name));
  throw fail(foldErrors.unknownFormat, { name: file.name });
}
