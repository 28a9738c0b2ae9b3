import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ModelReference } from "../../core/plugin/models.js";

/**
 * The licence of a model: what the contract says, or else the key `license` in the front matter of the README.md beside the file, where
 * model cards have it. undefined when neither says anything.
 *
 * @param path of the model's file
 */
export async function modelLicence({ licence }: ModelReference, path: string): Promise<string | undefined> {
  if (licence !== undefined) return licence;
  try {
    return licenceOfCard(await readFile(join(dirname(path), "README.md"), "utf8"));
  } catch {
    return undefined;
  }
}

/** The licence that a model card names at its head: between two lines of three dashes, `license: mit`. */
export function licenceOfCard(card: string): string | undefined {
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(card)?.[1];
  const value = head === undefined ? undefined : /^licen[sc]e:[ \t]*(.+)$/m.exec(head)?.[1];
  return value?.trim().replace(/^(["'])(.*)\1$/, "$2");
}
