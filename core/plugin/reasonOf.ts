import { thrownText } from "../primitives/thrownText.js";

/** What was thrown, in one line without its full stop, to stand inside another sentence. */
export function reasonOf(cause: unknown): string {
  return (thrownText(cause).split("\n")[0] ?? "").replace(/\.$/, "");
}
