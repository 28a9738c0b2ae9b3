import { homedir } from "node:os";
import { join } from "node:path";

/** Where keys are kept unless told otherwise: `subnetkit/keys` in the user's configuration folder. */
export function defaultKeyFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const named = platform === "win32" ? env["APPDATA"] : env["XDG_CONFIG_HOME"];
  const config = named !== undefined && named !== "" ? named : join(homedir(), ".config");
  return join(config, "subnetkit", "keys");
}
