import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { messageToJson } from "../../core/plugin/messageJson.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { formatErrors } from "./formatErrors.js";

/** Writes an answer to the file that was named. @throws SK4024 */
export type WriteAnswer = (request: unknown, answer: unknown) => Promise<void>;

/**
 * How a subnet's answer becomes a file: JSON, or a format of the subnet's field, by the file's ending.
 *
 * @throws SK4023 before anything is computed, when the subnet knows no such ending
 */
export async function answerWriter(subnet: Subnet, file: string): Promise<WriteAnswer> {
  const formats = await subnet.formats?.();
  const ending = extname(file).toLowerCase();
  const known = [".json", ...(formats?.outputs ?? [])];
  if (!known.includes(ending))
    throw fail(formatErrors.unknownEnding, { subnet: subnet.contract.id, file, known: known.join(", ") });
  const textOf = (request: unknown, answer: unknown): string =>
    formats === undefined || ending === ".json"
      ? `${JSON.stringify(messageToJson(answer))}\n`
      : formats.write(ending, request, answer);
  return async (request, answer) => {
    const text = textOf(request, answer);
    try {
      await writeFile(file, text);
    } catch (cause) {
      throw fail(formatErrors.unwritableFile, { file, reason: reasonOf(cause) }, cause);
    }
  };
}
