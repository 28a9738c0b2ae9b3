import { fail } from "subnetkit/plugin";
import { ALPHABET } from "../alphabet.js";
import { foldErrors } from "../foldErrors.js";
import { MAX_LENGTH, MIN_LENGTH } from "../sizes.js";

/**
 * A sequence that a request may hold.
 *
 * @throws SK4000 for a residue that is none of the twenty · SK4001 for too few or too many
 */
export function checkedSequence(sequence: string, name: string): string {
  const odd = [...sequence].findIndex((letter) => !ALPHABET.includes(letter));
  if (odd !== -1)
    throw fail(foldErrors.unknownResidue, { position: odd + 1, name, letter: sequence[odd] ?? "" });
  const { length } = sequence;
  if (length < MIN_LENGTH || length > MAX_LENGTH)
    throw fail(foldErrors.badLength, { name, length, least: MIN_LENGTH, most: MAX_LENGTH });
  return sequence;
}
