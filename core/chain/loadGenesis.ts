import { encodeCanonical } from "../primitives/codec.js";
import { sha256Hex } from "../primitives/hash.js";
import { assertConsistentGenesis } from "./assertConsistentGenesis.js";
import { genesisForm, type Genesis } from "./genesis.js";

/**
 * Reads a genesis from what its JSON file parsed to.
 *
 * @throws SK1214 for another version of the format, SK1213 for anything missing, unknown or out of range (with its path),
 * SK1215 for parts that contradict each other, SK1216 for more than the cap
 */
export function loadGenesis(json: unknown): Genesis {
  const genesis = genesisForm.read(json, "");
  assertConsistentGenesis(genesis);
  return genesis;
}

/** A genesis as JSON: amounts are decimal strings. `loadGenesis` reads it back. */
export function genesisToJson(genesis: Genesis): unknown {
  return genesisForm.write(genesis);
}

/** What identifies a network: SHA-256, as hex, of the genesis in deterministic CBOR. */
export function genesisHash(genesis: Genesis): string {
  return sha256Hex("subnetkit/genesis/1\n", encodeCanonical(genesisForm.write(genesis)));
}
