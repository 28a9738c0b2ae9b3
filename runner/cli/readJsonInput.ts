import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fail } from "../../core/primitives/errors.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { askErrors } from "./askErrors.js";

/**
 * Reads JSON from a file, or from standard input for "-".
 *
 * @throws SK3020 when it can't be read, SK3021 when it is no JSON
 */
export async function readJsonInput(path: string): Promise<unknown> {
  const content = await contentOf(path);
  try {
    return JSON.parse(content) as unknown;
  } catch (cause) {
    throw fail(askErrors.notJson, { path, reason: reasonOf(cause) }, cause);
  }
}

async function contentOf(path: string): Promise<string> {
  try {
    return path === "-" ? await text(process.stdin) : await readFile(path, "utf8");
  } catch (cause) {
    throw fail(askErrors.unreadable, { path, reason: reasonOf(cause) }, cause);
  }
}
