import { askHiddenOn } from "../keys/askHidden.js";
import type { PasswordSources } from "../keys/password.js";

/** Where this process gets passwords from. */
export const passwordSources = (passwordFile: string | undefined): PasswordSources => ({
  ...(passwordFile !== undefined && { passwordFile }),
  env: process.env,
  ask: askHiddenOn(process.stdin, process.stderr),
});
