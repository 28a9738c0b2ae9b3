import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { FormatFile } from "../../core/plugin/formats.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { formatErrors } from "./formatErrors.js";

/**
 * A request from files of the subnet's field.
 *
 * @param options what infer itself doesn't know, in turn an option and its file: ["--fasta", "chain.fasta"]
 * @throws SK4020 for an option that the subnet doesn't know · SK4021-SK4022 for its file · the subnet's own errors
 */
export async function readFormatFiles(subnet: Subnet, options: readonly string[]): Promise<unknown> {
  const formats = await subnet.formats?.();
  const inputs = formats?.inputs ?? {};
  const files: Record<string, FormatFile> = {};
  for (let at = 0; at < options.length; at += 1) {
    const [option = "", inline] = (options[at] ?? "").split(/=(.*)/s);
    const name = option.replace(/^--/, "");
    if (!option.startsWith("--") || !Object.hasOwn(inputs, name)) {
      const known = Object.keys(inputs).map((each) => `--${each}`);
      throw fail(formatErrors.unknownOption, {
        option,
        subnet: subnet.contract.id,
        known: known.length === 0 ? "none" : known.join(", "),
      });
    }
    if (inline === undefined) at += 1;
    const path = inline ?? options[at];
    if (path === undefined || path === "") throw fail(formatErrors.missingFile, { option });
    try {
      files[name] = { name: basename(path), text: await readFile(path, "utf8") };
    } catch (cause) {
      throw fail(formatErrors.unreadableFile, { file: path, reason: reasonOf(cause) }, cause);
    }
  }
  return formats?.read(files);
}
