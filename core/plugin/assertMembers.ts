import { fail } from "../primitives/errors.js";
import { didYouMean } from "../primitives/nearestName.js";
import { contractErrors } from "./contractErrors.js";

/** What a subnet's code may give back, by what it is: the fields of `Miner`, `Validator` and `Task`. */
const MEMBERS = {
  miner: ["solve", "solveBatch", "dispose"],
  validator: ["createTasks", "outcome", "score", "organicTask", "weights", "dispose"],
  task: ["request", "secret", "to", "scoreAt"],
} as const;

/** What else a miner may have: with these it joins a simulated network's snapshots. */
const REMEMBERING: readonly string[] = ["snapshot", "restore"];

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/**
 * Refuses a plain object with a field that its kind doesn't have. The compiler can't: it compares what a function gives back with what it
 * should give, and more fields than those are no contradiction, so that a misspelt optional one would be taken for one left out.
 * Instances of classes may have what they like.
 *
 * @throws SK1311 with the field, the known ones, and the one that was probably meant
 */
export function assertMembers(subnet: string, kind: keyof typeof MEMBERS, value: object): void {
  if (!isPlain(value)) return;
  const known: readonly string[] = MEMBERS[kind];
  for (const field of Object.keys(value)) {
    if (known.includes(field) || (kind === "miner" && REMEMBERING.includes(field))) continue;
    throw fail(contractErrors.unknownMember, {
      subnet,
      kind,
      field,
      hint: didYouMean(field, known),
      known: known.join(", "),
    });
  }
}
