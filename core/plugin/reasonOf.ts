/** What was thrown, in one line without its full stop, to stand inside another sentence. */
export function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return (text.split("\n")[0] ?? "").replace(/\.$/, "");
}
