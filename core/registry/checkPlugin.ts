import { fail } from "../primitives/errors.js";
import { registryErrors } from "./registryErrors.js";
import type { PluginReference } from "./tables.js";

const MAX_ID_LENGTH = 64;
const MAX_VERSION_LENGTH = 32;

/** Printable ASCII without spaces: package names, with a scope or without. */
const WORD = /^[!-~]+$/;
const SHA256_HEX = /^[0-9a-f]{64}$/;

/**
 * Refuses a plugin reference that nobody could look up: it stays in the state for as long as the subnet exists.
 *
 * @throws SK0623
 */
export function checkPlugin({ id, version, schemaHash }: PluginReference): void {
  if (!WORD.test(id) || id.length > MAX_ID_LENGTH) throw refuse("its id is not a word of 1 to 64 characters");
  if (!WORD.test(version) || version.length > MAX_VERSION_LENGTH)
    throw refuse("its version is not a word of 1 to 32 characters");
  if (!SHA256_HEX.test(schemaHash)) throw refuse("its schema hash is not 64 lower-case hex digits");
}

function refuse(reason: string): Error {
  return fail(registryErrors.badPlugin, { reason });
}
