import { cancel, isCancel } from "@clack/prompts";
import type { Readable, Writable } from "node:stream";
import { fail } from "../../core/primitives/errors.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** Where questions are asked, and the folder that paths start from. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly cwd: string;
}

/** What was answered to a question. @throws SK3405 when it was cancelled */
export function answered<T>(answer: T, { output }: Terminal): Exclude<T, symbol> {
  // What is not cancelled is an answer.
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel("Nothing was written.", { output });
  throw fail(scaffoldErrors.cancelled);
}
