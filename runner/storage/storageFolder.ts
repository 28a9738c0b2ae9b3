import { homedir } from "node:os";
import { join } from "node:path";

/** Where the record of what is stored is kept, one folder a network, unless told otherwise. */
export function storageFolder(
  genesisHash: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const named = env["XDG_DATA_HOME"];
  const data = named !== undefined && named !== "" ? named : join(homedir(), ".local", "share");
  return join(data, "subnetkit", "storage", genesisHash.slice(0, 16));
}
